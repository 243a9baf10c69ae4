import { buildServer } from '@order-ledger/service-kit';
import type { Logger, RunningService, Server } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { checkedBehaviour } from './behaviour.ts';
import { createBooks } from './books.ts';
import { behaviourOf } from './config.ts';
import type { PaymentSimulatorConfig } from './config.ts';
import { startProvider } from './provider.ts';
import { addRoutes } from './routes.ts';

export interface PaymentSimulatorParts {
  readonly config: Omit<PaymentSimulatorConfig, 'NATS_URL'>;
  readonly connection: NatsConnection;
  readonly logger: Logger;
}

/** A payment provider at work, and its server, not listening yet. */
export const startPaymentSimulator = ({
  config,
  connection,
  logger,
}: PaymentSimulatorParts): RunningService & { readonly app: Server } => {
  let behaviour = behaviourOf(config);
  const books = createBooks();
  const current = () => behaviour;
  const provider = startProvider({ connection, logger, books, behaviour: current });
  const app = buildServer({
    logger,
    service: config.SERVICE ?? 'payment-simulator',
    health: {
      dependencies: { nats: async () => await connection.flush() },
      ready: () => provider.status().state === 'consuming',
      lag: () => ({ requests: provider.status() }),
    },
  });
  addRoutes(app, {
    books,
    behaviour: current,
    change: (part) => {
      behaviour = checkedBehaviour({ ...behaviour, ...part });
      return behaviour;
    },
  });
  return {
    app,
    close: async () => {
      await provider.stop();
      await connection.drain();
      await connection.close();
    },
  };
};
