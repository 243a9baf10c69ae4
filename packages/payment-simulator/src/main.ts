import { connectNats, parseConfig, runService } from '@order-ledger/service-kit';
import { startPaymentSimulator } from './app.ts';
import { configSchema } from './config.ts';

runService({
  name: 'payment-simulator',
  defaultPort: 3006,
  start: async (env, logger) => {
    const config = parseConfig(configSchema, env);
    const service = config.SERVICE ?? 'payment-simulator';
    const connection = await connectNats({ url: config.NATS_URL, name: service, logger });
    return startPaymentSimulator({ config, connection, logger });
  },
});
