import { baseConfigShape, variable } from '@order-ledger/service-kit';
import { z } from 'zod';

export const configSchema = z.object({
  ...baseConfigShape,
  NATS_URL: variable.url('nats', 'tls'),
  WAREHOUSE_URL: variable.url('http', 'https'),
  WAREHOUSE_API_KEY: z.string().min(1),
  /** `async`: over NATS, where the warehouse listens there; else HTTP all the same. */
  WAREHOUSE_MODE: z.enum(['http', 'async']).default('http'),
  /** In `async` mode without a warehouse on NATS: how often it is looked for again. */
  WAREHOUSE_PROBE_INTERVAL_MS: variable.integer(5_000),
  /** Of one call. */
  WAREHOUSE_TIMEOUT_MS: variable.integer(15_000),
  /** Calls after the first that gave no definite answer. */
  WAREHOUSE_RETRIES: variable.integer(3, 0),
  WAREHOUSE_RETRY_DELAY_MS: variable.integer(1_000, 0),
  /** Requests at the warehouse at once. */
  WAREHOUSE_CONCURRENCY: variable.integer(64),
  /** How long the requests of an adapter that died wait for the next one. */
  WAREHOUSE_ACK_WAIT_MS: variable.integer(30_000, 1_000),
});
export type AdapterConfig = z.output<typeof configSchema>;
