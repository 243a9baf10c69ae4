import { securitySchemes } from '@order-ledger/access';
import type { Guard } from '@order-ledger/access';
import { codecs } from '@order-ledger/contracts';
import { apiPrefix } from '@order-ledger/contracts/http';
import {
  idempotencyKeyDecider,
  orderDecider,
  orderNumbersDecider,
  stockDecider,
} from '@order-ledger/domain';
import { createCommandExecutor } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import type { PersonalData } from '@order-ledger/personal-data';
import { buildServer } from '@order-ledger/service-kit';
import type { HealthOptions, Logger, Server } from '@order-ledger/service-kit';
import { updateInventoryRoute } from './inventory/routes/update-inventory.ts';
import { addMetrics } from './metrics.ts';
import { createOrderNumbers } from './orders/order-numbers.ts';
import { cancelOrderRoute } from './orders/routes/cancel-order.ts';
import { payOrderRoute } from './orders/routes/pay-order.ts';
import { placeOrderRoute } from './orders/routes/place-order.ts';
import { mapCommandError } from './rejections.ts';

export interface CommandApiOptions {
  readonly eventStore: EventStore;
  /** Who may call which route. */
  readonly guard: Guard;
  readonly personalData: PersonalData;
  readonly logger: Logger;
  /** The name of this instance in logs and metrics. */
  readonly service: string;
  readonly now: () => Date;
  /** A new UUID each time. */
  readonly newId: () => string;
  readonly defaultCurrency: string;
  /** From the placement of an order until it expires unpaid. */
  readonly paymentDeadlineMs: number;
  readonly dependencies?: HealthOptions['dependencies'];
  /** Holds every answer against its schema: for tests. */
  readonly checkAnswers?: boolean;
}

const createExecutors = (eventStore: EventStore) => {
  const orders = createCommandExecutor({
    eventStore,
    category: 'order',
    decider: orderDecider,
    codec: codecs.order,
  });
  const stock = createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: codecs.stockReservation,
  });
  const leases = createCommandExecutor({
    eventStore,
    category: 'orderNumbers',
    decider: orderNumbersDecider,
    codec: codecs.orderNumbers,
  });
  const keys = createCommandExecutor({
    eventStore,
    category: 'idempotencyKey',
    decider: idempotencyKeyDecider,
    codec: codecs.idempotencyKey,
  });
  return { orders, stock, leases, keys };
};

const routes = [placeOrderRoute, payOrderRoute, cancelOrderRoute, updateInventoryRoute];

const openApi = {
  title: 'order-ledger: commands',
  description: 'Everything that changes orders and stock. A 2xx is in the ledger for good.',
  version: '1',
  securitySchemes,
};

/** The command endpoint: every route makes one command and answers when it is in the ledger. */
export const buildCommandApi = (options: CommandApiOptions): Server => {
  const { eventStore, logger, service, checkAnswers = false, dependencies } = options;
  const app = buildServer({
    logger,
    service,
    checkAnswers,
    mapError: mapCommandError,
    openApi,
    health: {
      dependencies: { event_store: async () => await eventStore.check(), ...dependencies },
    },
  });
  const { orders, stock, leases, keys } = createExecutors(eventStore);
  addMetrics(app, eventStore, {
    order: orders,
    stockReservation: stock,
    orderNumbers: leases,
    idempotencyKey: keys,
  });
  const { personalData, now, newId, defaultCurrency, paymentDeadlineMs } = options;
  const orderNumbers = createOrderNumbers(leases, newId);
  const services = { orders, stock, keys, orderNumbers, personalData };
  const parts = { ...services, now, newId, defaultCurrency, paymentDeadlineMs };
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
