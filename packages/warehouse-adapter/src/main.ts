import { connectNats, parseConfig, runService } from '@order-ledger/service-kit';
import { startAdapter } from './app.ts';
import { configSchema } from './config.ts';

runService({
  name: 'warehouse-adapter',
  defaultPort: 3004,
  start: async (env, logger) => {
    const config = parseConfig(configSchema, env);
    const connection = await connectNats({
      url: config.NATS_URL,
      name: config.SERVICE ?? 'warehouse-adapter',
      logger,
    });
    return await startAdapter({ config, connection, logger, now: () => new Date() });
  },
});
