import { baseConfigShape, variable } from '@order-ledger/service-kit';
import { z } from 'zod';
import { noFailures } from './failures.ts';
import type { Failures } from './failures.ts';

const rate = z.coerce.number().min(0).max(1).default(0);

export const simulatorConfigSchema = z.object({
  ...baseConfigShape,
  WAREHOUSE_API_KEY: z.string().min(1).default('development'),
  /** Where the journal is. */
  WAREHOUSE_DATA_DIR: z.string().min(1).default('.order-ledger/warehouse'),
  /** Set: it also listens on NATS, for the asynchronous mode. */
  NATS_URL: variable.url('nats', 'tls').optional(),
  SIMULATOR_LATENCY_MIN_MS: variable.integer(0, 0),
  SIMULATOR_LATENCY_MAX_MS: variable.integer(0, 0),
  SIMULATOR_REFUSE_RATE: rate,
  SIMULATOR_ERROR_RATE: rate,
  SIMULATOR_TIMEOUT_RATE: rate,
  SIMULATOR_DROP_RATE: rate,
  SIMULATOR_SEED: variable.integer(noFailures.seed, 0),
});
export type SimulatorConfig = z.output<typeof simulatorConfigSchema>;

export const failuresOf = (config: SimulatorConfig): Failures => ({
  latency_min_ms: config.SIMULATOR_LATENCY_MIN_MS,
  latency_max_ms: Math.max(config.SIMULATOR_LATENCY_MIN_MS, config.SIMULATOR_LATENCY_MAX_MS),
  refuse_rate: config.SIMULATOR_REFUSE_RATE,
  error_rate: config.SIMULATOR_ERROR_RATE,
  timeout_rate: config.SIMULATOR_TIMEOUT_RATE,
  drop_rate: config.SIMULATOR_DROP_RATE,
  seed: config.SIMULATOR_SEED,
});
