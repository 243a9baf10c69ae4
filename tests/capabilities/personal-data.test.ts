import { join } from 'node:path';
import { runAudit } from '@order-ledger/audit';
import { createLedgerClient } from '@order-ledger/client';
import type { LedgerClient } from '@order-ledger/client';
import { serviceBundles, startService } from '@order-ledger/embedded';
import { connectEventStore } from '@order-ledger/event-store';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import { afterAll, expect, test, vi } from 'vitest';
import { capability } from '../support/capability.ts';
import { at, listed, orderFor, place, stocked } from '../support/goods.ts';
import {
  admin,
  eventually,
  impatient,
  newCustomer,
  ok,
  refused,
  service,
  shared,
  unique,
} from '../support/ledger.ts';
import { outsiderOn } from '../support/outsider.ts';
import {
  cancelled,
  expired,
  mistakes,
  newPerson,
  personalOf,
  wholeLife,
} from '../support/people.ts';
import { tracesIn, tracesInFiles, tracesInTables } from '../support/traces.ts';

const outsider = await outsiderOn(shared.natsUrl);

const tracesInMessages = (word: string): readonly string[] =>
  outsider.heard.flatMap(({ subject, text }) => tracesIn(subject, text, word));

/** Wherever the word stands in what was written down or sent. */
const tracesOf = async (word: string): Promise<readonly string[]> => [
  ...(await tracesInTables(shared.postgresUrl, word)),
  ...(await tracesInFiles(shared.dataDir, word)),
  ...tracesInMessages(word),
];

/** An admin at one more instance of the query endpoint. */
const adminElsewhere = async (): Promise<LedgerClient> => {
  const { url, kill } = await startService({
    name: 'query-api-elsewhere',
    main: (await serviceBundles())['query-api'],
    logFile: join(shared.dataDir, 'logs/query-api-elsewhere.log'),
    env: shared.env,
  });
  afterAll(kill);
  const credentials = { apiKey: shared.adminKey };
  return createLedgerClient({ commandUrl: shared.commandUrl, queryUrl: url, credentials });
};

const elsewhere = await adminElsewhere();

/** Everything that is told about an order, as text. */
const toldOf = async (id: string, { queries }: LedgerClient): Promise<string> => {
  const diff = { params: { path: { id }, query: { from: '0' } } };
  return JSON.stringify([
    await ok(queries.GET('/api/v1/orders/{id}', at(id))),
    await ok(queries.GET('/api/v1/orders/{id}/edits', at(id))),
    await ok(queries.GET('/api/v1/orders/{id}/events', at(id))),
    await ok(queries.GET('/api/v1/orders/{id}/state', at(id))),
    await ok(queries.GET('/api/v1/orders/{id}/diff', diff)),
    await ok(queries.GET('/api/v1/orders/{id}/history', at(id))),
  ]);
};

const detailOf = async (id: string, { queries }: LedgerClient) =>
  await ok(queries.GET('/api/v1/orders/{id}', at(id)));

const erase = async (userId: string, { commands }: LedgerClient = service) =>
  await ok(
    commands.DELETE('/api/v1/customers/{id}/personal-data', {
      params: { path: { id: userId } },
      body: {},
    }),
  );

/** For so long another process may still open what was erased; and some time to ask it. */
const forgotten = { timeout: 40_000, interval: 250 };

const inspect = async () => {
  const logger = createLogger({ service: 'inspection', level: 'silent' });
  const url = shared.postgresUrl;
  const eventStore = connectEventStore({ url: shared.eventStoreUrl });
  const db = connectPostgres<ReadModelDatabase>({ url, applicationName: 'inspection', logger });
  try {
    return await runAudit({ eventStore, db });
  } finally {
    await Promise.all([eventStore.close(), db.destroy()]);
  }
};

/** The ledger is whole: every hash fits, and every row is what the events say. */
const isWhole = async (): Promise<void> =>
  await eventually(async () => {
    const { findings } = await inspect();
    expect(findings).toEqual([]);
  });

const nothing = { shipping_address: null, notes: null, metadata: null };

const searched = [
  ['event_store.', 'read_model.', 'process_manager.'],
  ['/logs/', '/nats/', '/postgres/', '/warehouse/'],
  ['ledger.event.order.', 'ledger.warehouse.request.'],
] as const;

/** The same search for the id of an order finds it wherever it is looked for. */
const findsWhatIsNotPersonal = async (orderId: string): Promise<void> => {
  // Logs name requests, not orders.
  const headers = { 'x-request-id': orderId };
  await ok(admin.queries.GET('/api/v1/orders/{id}', { ...at(orderId), headers }));
  const found = [
    await tracesInTables(shared.postgresUrl, orderId),
    await tracesInFiles(shared.dataDir, orderId),
    tracesInMessages(orderId),
  ];
  for (const [index, places] of searched.entries()) {
    for (const place of places) expect(found[index]?.join('\n')).toContain(place);
  }
};

capability('Personal data', () => {
  test(
    'is nowhere in the plain, and after the erasure nowhere at all',
    { timeout: 90_000 },
    async () => {
      const person = await newPerson();
      const { customer, word } = person;
      const orders = await Promise.all([wholeLife(person), cancelled(person), expired(person)]);
      expect(await mistakes(person)).toEqual([400, 400, 400, 422, 403]);
      const [lived] = orders;

      expect(await tracesOf(word)).toEqual([]);
      await findsWhatIsNotPersonal(lived);

      for (const reader of [admin, elsewhere, customer]) {
        const told = await toldOf(lived, reader);
        for (const [, text] of told.matchAll(/(too many|too small|was worn|edited notes)/g)) {
          expect(told).toContain(`${word} ${text}`);
        }
        expect(told.split(word).length).toBeGreaterThan(20);
      }

      const { erased_at } = await erase(customer.userId, customer);
      for (const reader of [admin, elsewhere, customer]) {
        await vi.waitFor(async () => {
          for (const id of orders) {
            expect(await toldOf(id, reader)).not.toContain(word);
            const detail = await detailOf(id, reader);
            expect(detail).toMatchObject({ ...nothing, personal_data_erased: true });
          }
        }, forgotten);
      }
      expect(await detailOf(lived, admin)).toMatchObject({
        status: 'partially_returned',
        returns: [{ comment: null }, { comment: null, decline_comment: null }],
      });
      expect(await erase(customer.userId)).toEqual({ erased_at });

      const again = personalOf(word, 'second');
      const second = await place(
        orderFor([await listed('9.90', 1)], { user_id: customer.userId, ...again }),
        customer,
      );
      await eventually(async () =>
        expect(await detailOf(second.id, customer)).toMatchObject({
          ...again,
          personal_data_erased: false,
        }),
      );
      expect(await detailOf(second.id, elsewhere)).toMatchObject(again);
      for (const reader of [admin, elsewhere]) {
        for (const id of orders) expect(await toldOf(id, reader)).not.toContain(word);
      }
      expect(await tracesOf(word)).toEqual([]);
      await isWhole();
    },
  );

  test('what another instance seals after an erasure is readable within seconds', async () => {
    const { customer, word } = await newPerson();
    const item = await stocked(100);
    const order = async () => {
      const body = orderFor([item], { user_id: customer.userId, notes: `${word} notes` });
      return await detailOf((await place(body, impatient)).id, admin);
    };
    expect(await order()).toMatchObject({ notes: `${word} notes` });
    await erase(customer.userId);
    await vi.waitFor(async () => expect((await order()).notes).toBe(`${word} notes`), forgotten);
  });

  test('of a guest is erased with the order', async () => {
    const personal = personalOf(unique('canary'), 'guest');
    const { id } = await place(orderFor([await stocked(1)], { user_id: null, ...personal }));
    await eventually(async () => expect(await detailOf(id, admin)).toMatchObject(personal));
    const erasing = { ...at(id), body: {} };
    await ok(service.commands.DELETE('/api/v1/orders/{id}/personal-data', erasing));
    await vi.waitFor(async () => {
      expect(await detailOf(id, admin)).toMatchObject({ ...nothing, personal_data_erased: true });
    }, forgotten);
  });

  test('of a customer is not erased with one order', async () => {
    const { id } = await place(orderFor([await stocked(1)]));
    const erasing = { ...at(id), body: {} };
    const asked = service.commands.DELETE('/api/v1/orders/{id}/personal-data', erasing);
    expect(await refused(asked)).toMatchObject({ status: 409, code: 'order_of_customer' });
  });

  test('is erased by nobody but the customer and who has the scope', async () => {
    const [customer, stranger] = [await newCustomer(), await newCustomer()];
    const body = orderFor([await listed('9.90', 1)], { user_id: customer.userId, notes: 'mine' });
    const { id } = await place(body, customer);
    const asked = stranger.commands.DELETE('/api/v1/customers/{id}/personal-data', {
      params: { path: { id: customer.userId } },
      body: {},
    });
    expect(await refused(asked)).toMatchObject({ status: 403, code: 'not_owner' });
    expect(await detailOf(id, customer)).toMatchObject({ notes: 'mine' });
  });

  test('of somebody who never had any is erased all the same', async () => {
    const { erased_at } = await erase(unique('user'));
    expect(Date.parse(erased_at)).toBeGreaterThan(0);
  });
});
