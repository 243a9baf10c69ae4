import { randomBytes } from 'node:crypto';
import { createGuard } from '@order-ledger/access';
import type { OrderBody } from '@order-ledger/contracts/http';
import { testDatabase, testEventStore } from '@order-ledger/embedded/testing';
import {
  EventStoreUnavailableError,
  connectEventStore,
  readRawStream,
} from '@order-ledger/event-store';
import type { EventStore, RawEvent } from '@order-ledger/event-store';
import { createPersonalData, migratePersonalData } from '@order-ledger/personal-data';
import type { PersonalDataDatabase } from '@order-ledger/personal-data';
import type { ProcessManagerDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import type { Server } from '@order-ledger/service-kit';
import { v7 as uuidv7 } from 'uuid';
import { afterAll } from 'vitest';
import { buildCommandApi } from '../src/index.ts';
import type { CommandApiOptions } from '../src/index.ts';

const logger = createLogger({ service: 'test', level: process.env['TEST_LOG'] ?? 'silent' });
const dayMs = 86_400_000;

export const webhookSecret = Buffer.from('a secret of the payment provider').toString('base64');

/** A real event store and a real PostgreSQL, and as many instances of the service as wanted. */
export const startLedger = async (store?: { readonly url: string }) => {
  const server = store ?? (await testEventStore());
  const url = await testDatabase();
  const db = connectPostgres<PersonalDataDatabase & ProcessManagerDatabase>({
    url,
    applicationName: 'test',
    logger,
  });
  await migratePersonalData(db);
  const masterKey = randomBytes(32);
  const personalData = createPersonalData({ db, masterKey });
  const eventStore = connectEventStore({ url: server.url });

  const apps: Server[] = [];
  afterAll(async () => {
    await Promise.all(apps.map(async (app) => await app.close()));
  });

  const head = async (): Promise<bigint> => await eventStore.head();

  /** Another instance of the service: it shares nothing with the others but the servers. */
  const instance = (options: Partial<CommandApiOptions> = {}): Server => {
    const app = buildCommandApi({
      eventStore,
      masterKey,
      guard: createGuard({ mode: 'open', logger }),
      personalData,
      plans: db,
      logger,
      service: 'test',
      now: () => new Date(),
      newId: () => uuidv7(),
      defaultCurrency: 'USD',
      defaultWarehouse: 'main',
      paymentDeadlineMs: dayMs,
      returnWindowDays: 30,
      hasPaymentProvider: true,
      webhookSecrets: [webhookSecret],
      // No canary event while a test looks where the ledger stands.
      catalogueLimits: { canaryAfterMs: 600_000 },
      checkAnswers: true,
      ...options,
    });
    apps.push(app);
    return app;
  };
  return { url, db, masterKey, personalData, eventStore, head, instance };
};

export type Ledger = Awaited<ReturnType<typeof startLedger>>;

export type Moment = 'before the append' | 'after the append';

/** A process that dies at its first append to a stream with the prefix: nobody hears of it. */
export const dyingStore = (eventStore: EventStore, prefix: string, moment: Moment): EventStore => ({
  ...eventStore,
  append: async (request) => {
    if (!request.stream.startsWith(prefix)) return await eventStore.append(request);
    if (moment === 'after the append') await eventStore.append(request);
    throw new EventStoreUnavailableError('the process died');
  },
});

type Headers = Record<string, string>;

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Body;
}

export interface ProblemAnswer {
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly pointer: string; readonly message: string }[];
  readonly shortages?: unknown;
  readonly legal?: unknown;
  readonly [member: string]: unknown;
}

type Method = 'POST' | 'PATCH' | 'PUT' | 'DELETE';

export const send = async <Body>(
  app: Server,
  method: Method,
  path: string,
  payload?: object,
  headers: Headers = {},
): Promise<Answer<Body>> => {
  const response = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers,
    ...(payload !== undefined && { payload }),
  });
  const { statusCode: status } = response;
  return { status, headers: response.headers, body: response.json<Body>() };
};

export const post = async <Body = OrderBody & ProblemAnswer>(
  app: Server,
  path: string,
  payload?: object,
  headers: Headers = {},
): Promise<Answer<Body>> => await send<Body>(app, 'POST', path, payload, headers);

let items = 0;

/** A product that no other test knows, with so many pieces at the warehouse `main`. */
export const stocked = async (app: Server, quantity: number): Promise<string> => {
  const product = `product-${(items += 1)}`;
  const delivery = { type: 'received', product_id: product, warehouse_id: 'main', quantity };
  const { status } = await post(app, '/inventory/update', delivery);
  if (status !== 200) throw new Error(`no stock: ${status}`);
  return product;
};

export const line = (product: string, quantity = 1, price: unknown = '10.00') => ({
  product_id: product,
  warehouse_id: 'main',
  quantity,
  unit_price: price,
});

export const orderOf = (...lines: readonly object[]) => ({
  user_id: 'user123',
  shipping_address: { street: '1 Main Street', city: 'Springfield' },
  payment_method: 'credit_card',
  items: lines,
});

/** What a stream holds, as it is stored. */
export const eventsOf = async (
  { eventStore }: Ledger,
  stream: string,
): Promise<readonly RawEvent[]> => {
  const events: RawEvent[] = [];
  for await (const event of readRawStream(eventStore, stream)) events.push(event);
  return events;
};

export const typesOf = async (ledger: Ledger, stream: string): Promise<string[]> =>
  (await eventsOf(ledger, stream)).map(({ type }) => type);

export const stockStream = (product: string): string => `stockReservation-main.${product}`;
