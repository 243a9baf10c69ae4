import { securitySchemes } from '@order-ledger/access';
import type { Guard } from '@order-ledger/access';
import { apiPrefix } from '@order-ledger/contracts/http';
import type { EventStore, ExecutorLimits, SubscriptionLimits } from '@order-ledger/event-store';
import { buildServer } from '@order-ledger/service-kit';
import type { HealthOptions, Logger, Server } from '@order-ledger/service-kit';
import { adminRoutes } from './admin/routes.ts';
import { createCatalogue } from './catalogue/catalogue.ts';
import { followCatalogue } from './catalogue/follow.ts';
import { learningProducts, learningStock } from './catalogue/learning.ts';
import { customerRoutes } from './customers/routes.ts';
import { createExecutors } from './executors.ts';
import { createReadKey } from './http/idempotency.ts';
import { inventoryRoutes } from './inventory/routes.ts';
import { addMetrics } from './metrics.ts';
import { createOrderNumbers } from './orders/order-numbers.ts';
import { orderRoutes } from './orders/routes.ts';
import type { Parts, Settings } from './parts.ts';
import { productRoutes } from './products/routes.ts';
import { mapCommandError } from './rejections.ts';
import { reservationRoutes } from './reservations/routes.ts';
import { webhookRoutes } from './webhooks/routes.ts';

export interface CommandApiOptions
  extends Pick<Parts, 'personalData' | 'plans' | 'now' | 'newId'>, Settings {
  readonly eventStore: EventStore;
  /** 32 bytes, the same for all instances. */
  readonly masterKey: Buffer;
  /** Who may call which route. */
  readonly guard: Guard;
  readonly logger: Logger;
  /** The name of this instance in logs and metrics. */
  readonly service: string;
  /** Whose word is taken for the address of a caller. */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly dependencies?: HealthOptions['dependencies'];
  /** Of the executor of each category of streams. */
  readonly executorLimits?: Partial<ExecutorLimits>;
  /** Of the subscription that keeps the catalogue. */
  readonly catalogueLimits?: Partial<SubscriptionLimits>;
  /** Holds every answer against its schema: for tests. */
  readonly checkAnswers?: boolean;
}

const routes = [
  ...orderRoutes,
  ...inventoryRoutes,
  ...reservationRoutes,
  ...webhookRoutes,
  ...productRoutes,
  ...customerRoutes,
  ...adminRoutes,
];

const openApi = {
  title: 'order-ledger: commands',
  description: 'Everything that changes orders and stock. A 2xx is in the ledger for good.',
  version: '1',
  securitySchemes,
};

/** What the routes work with, and what it takes to run them. */
const createParts = (options: CommandApiOptions) => {
  const { eventStore, masterKey, logger, service, catalogueLimits: limits, newId } = options;
  const executors = createExecutors(eventStore, logger, options.executorLimits);
  const catalogue = createCatalogue();
  const catalogueFeed = followCatalogue(catalogue, { eventStore, logger, service, limits });
  const parts: Parts = {
    ...options,
    orders: executors.order,
    stock: learningStock(executors.stockReservation, catalogue),
    holds: executors.hold,
    products: learningProducts(executors.product, catalogue),
    readKey: createReadKey(masterKey),
    keys: executors.idempotencyKey,
    orderNumbers: createOrderNumbers(executors.orderNumbers, newId),
    catalogue,
    catalogueFeed,
  };
  return { parts, executors, catalogueFeed };
};

/** The command endpoint: every route makes one command and answers when it is in the ledger. */
export const buildCommandApi = (options: CommandApiOptions): Server => {
  const { eventStore, logger, service, checkAnswers = false, dependencies } = options;
  const { parts, executors, catalogueFeed } = createParts(options);
  const app = buildServer({
    logger,
    service,
    trustedProxies: options.trustedProxies,
    checkAnswers,
    mapError: mapCommandError,
    openApi,
    health: {
      dependencies: { event_store: async () => await eventStore.check(), ...dependencies },
      ready: catalogueFeed.isWarm,
      lag: () => ({ catalogue: { state: catalogueFeed.status().state } }),
    },
  });
  addMetrics(app, eventStore, executors);
  app.addHook('onClose', async () => await catalogueFeed.stop());
  app.register(
    (api, _options, done) => {
      options.guard(api);
      for (const route of routes) route(api, parts);
      done();
    },
    { prefix: apiPrefix },
  );
  return app;
};
