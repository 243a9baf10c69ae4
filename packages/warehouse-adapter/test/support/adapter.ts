import { connectNats } from '@order-ledger/service-kit';
import { configSchema, startAdapter } from '../../src/index.ts';
import { afterwards, apiKey, listen, silent } from './simulator.ts';

/** Settings under which failures show quickly. */
export const adapterEnv = (natsUrl: string, warehouseUrl: string): Record<string, string> => ({
  NATS_URL: natsUrl,
  WAREHOUSE_URL: warehouseUrl,
  WAREHOUSE_API_KEY: apiKey,
  WAREHOUSE_TIMEOUT_MS: '500',
  WAREHOUSE_RETRIES: '2',
  WAREHOUSE_RETRY_DELAY_MS: '20',
  WAREHOUSE_CONCURRENCY: '16',
  WAREHOUSE_ACK_WAIT_MS: '1000',
});

/** The adapter in this process; its server listens at `url`. */
export const testAdapter = async (env: Record<string, string>, stopGraceMs = 10_000) => {
  const config = configSchema.parse(env);
  const connection = await connectNats({ url: config.NATS_URL, name: 'adapter', logger: silent });
  const parts = { config, connection, logger: silent, now: () => new Date(), stopGraceMs };
  const { app, close } = await startAdapter(parts);
  if (app === undefined) throw new Error('no server');
  const url = await listen(app);
  let closing: Promise<void> | undefined;
  const closeOnce = async (): Promise<void> => {
    closing ??= app.close().then(close);
    await closing;
  };
  afterwards(closeOnce);
  return { url, close: closeOnce };
};
