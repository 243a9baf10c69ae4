import { connectNats } from '@order-ledger/service-kit';
import type { Logger, RunningService } from '@order-ledger/service-kit';
import { buildSimulator } from './app.ts';
import { createCalls } from './calls.ts';
import { failuresOf } from './config.ts';
import type { SimulatorConfig } from './config.ts';
import { createFailurePlan } from './failures.ts';
import { listenOnNats } from './nats-listener.ts';
import { openWarehouse } from './warehouse.ts';

/** The simulator at work, its server not listening yet. */
export const startSimulator = async (
  config: SimulatorConfig,
  logger: Logger,
  now: () => Date = () => new Date(),
): Promise<RunningService> => {
  const warehouse = await openWarehouse(config.WAREHOUSE_DATA_DIR, now);
  const plan = createFailurePlan(failuresOf(config));
  const calls = createCalls(warehouse, plan);
  const { NATS_URL: url, WAREHOUSE_API_KEY: apiKey } = config;
  const connection =
    url === undefined ? undefined : await connectNats({ url, name: 'warehouse-simulator', logger });
  const listener =
    connection === undefined ? undefined : await listenOnNats({ connection, calls, logger, now });
  return {
    app: buildSimulator({ warehouse, calls, plan, apiKey, logger }),
    close: async () => {
      await listener?.stop();
      await connection?.close();
      await warehouse.close();
    },
  };
};
