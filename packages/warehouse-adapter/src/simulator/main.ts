import { parseConfig, runService } from '@order-ledger/service-kit';
import { simulatorConfigSchema } from './config.ts';
import { startSimulator } from './start.ts';

runService({
  name: 'warehouse-simulator',
  defaultPort: 3005,
  start: async (env, logger) =>
    await startSimulator(parseConfig(simulatorConfigSchema, env), logger),
});
