import { testEventStore } from '@order-ledger/embedded/testing';
import { readRawStream, verifyChain } from '@order-ledger/event-store';
import { createPersonalData } from '@order-ledger/personal-data';
import type { SealedText } from '@order-ledger/personal-data';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { eventsOf, line, orderOf, post, send, startLedger, stocked } from './command-api.ts';
import type { ProblemAnswer } from './command-api.ts';

const store = await testEventStore();
const ledger = await startLedger(store);
const app = ledger.instance();
const nobody = '00000000-0000-4000-8000-000000000000';
const logger = createLogger({ service: 'test', level: 'silent' });

interface Erasure extends ProblemAnswer {
  readonly erased_at: string;
}

const canary = 'CANARY';

/** What a person says of themselves wherever they can: each text once. */
const personal = {
  shipping_address: { name: `${canary}-NAME`, street: `${canary}-STREET` },
  notes: `${canary}-NOTES`,
  metadata: { gift_for: `${canary}-FRIEND` },
};

/** An order with personal data at every place where there can be some. */
const wholeOrder = async (user_id: string | null): Promise<string> => {
  const order = { ...orderOf(line(await stocked(app, 1))), ...personal, user_id };
  const key = { 'idempotency-key': `order-${user_id}` };
  const { order_id: id } = (await post(app, '/orders', order, key)).body;
  const path = `/orders/${id}`;
  await send(app, 'PATCH', path, { notes: `${canary}-NEW`, shipping_address: canary });
  await post(app, `${path}/cancel`, { reason: `${canary}-REASON` });
  return id;
};

const eraseCustomer = async (id: string) =>
  await send<Erasure>(app, 'DELETE', `/customers/${id}/personal-data`);
const eraseOrder = async (id: string) =>
  await send<Erasure>(app, 'DELETE', `/orders/${id}/personal-data`);

/** Every text that was sealed for an order. */
const sealedOf = async (orderId: string): Promise<SealedText[]> =>
  (await eventsOf(ledger, `order-${orderId}`)).flatMap(({ data }) =>
    Object.values(data as object).filter(
      (value): value is SealedText => (value as SealedText | null)?.sealed !== undefined,
    ),
  );

/** Another process, which remembers nothing. */
const elsewhere = () => createPersonalData({ db: ledger.db, masterKey: ledger.masterKey });

const openAll = async (sealed: readonly SealedText[]) => await elsewhere().openMany(sealed);

/** Rows of every table of a database that hold a text, as text or as bytes. */
const rowsWith = async (url: string, text: string): Promise<number> => {
  const db = connectPostgres<object>({ url, applicationName: 'test', logger });
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
  `.execute(db);
  const hex = Buffer.from(text).toString('hex');
  const counts = await Promise.all(
    tables.map(async ({ name }) => {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from ${sql.raw(name)} as t
        where strpos(t::text, ${text}) > 0 or strpos(t::text, ${hex}) > 0`.execute(db);
      return rows[0]?.count ?? 0;
    }),
  );
  await db.destroy();
  return counts.reduce((sum, count) => sum + count, 0);
};

it('stores no personal data in clear anywhere, from the first moment on', async () => {
  const id = await wholeOrder('ada');
  expect(await rowsWith(store.postgresUrl, 'OrderCancelled')).toBeGreaterThan(0);
  expect(await rowsWith(store.postgresUrl, id)).toBeGreaterThan(0);
  expect(await rowsWith(store.postgresUrl, canary)).toBe(0);
  expect(await rowsWith(ledger.url, 'user:ada')).toBe(1);
  expect(await rowsWith(ledger.url, canary)).toBe(0);
});

it('erases everything of a customer, of every order, and leaves the ledger as it is', async () => {
  const [first, other] = [await wholeOrder('bob'), await wholeOrder('eve')];
  const second = (
    await post(app, '/orders', {
      ...orderOf(line(await stocked(app, 1))),
      ...personal,
      user_id: 'bob',
    })
  ).body.order_id;
  const sealed = [...(await sealedOf(first)), ...(await sealedOf(second))];
  const ofOther = await sealedOf(other);
  expect((await openAll(sealed)).every((text) => text?.includes(canary))).toBe(true);
  expect(sealed.length).toBeGreaterThanOrEqual(9);
  const chain = async (id: string) =>
    await verifyChain(readRawStream(ledger.eventStore, `order-${id}`));
  const [before, head] = [await chain(first), await ledger.head()];
  const { status, body } = await eraseCustomer('bob');
  expect(status).toBe(200);
  expect(Date.parse(body.erased_at)).toBeLessThanOrEqual(Date.now());
  expect((await eraseCustomer('bob')).body).toEqual(body);
  expect(await openAll(sealed)).toEqual(sealed.map(() => null));
  expect(await openAll(ofOther)).not.toContain(null);
  expect([await chain(first), await ledger.head()]).toEqual([before, head]);
});

it('keeps an order that was erased alive', async () => {
  const order = { ...orderOf(line(await stocked(app, 1))), ...personal, user_id: 'cleo' };
  const { order_id: id } = (await post(app, '/orders', order)).body;
  await eraseCustomer('cleo');
  const paid = await post(app, `/orders/${id}/payment`, { method: 'card', reference: 'p-1' });
  expect([paid.status, paid.body.status]).toEqual([200, 'paid']);
});

it('gives who comes back a new key, and what was erased stays closed', async () => {
  const old = await sealedOf(await wholeOrder('dora'));
  await eraseCustomer('dora');
  const order = { ...orderOf(line(await stocked(app, 1))), ...personal, user_id: 'dora' };
  const { order_id: id } = (await post(app, '/orders', order)).body;
  const sealed = await sealedOf(id);
  expect(await openAll(old)).toEqual(old.map(() => null));
  expect(await openAll(sealed)).toEqual(
    expect.arrayContaining([JSON.stringify(personal.shipping_address), personal.notes]),
  );
  const keyIds = [...old, ...sealed].map((text) =>
    Buffer.from(text.sealed, 'base64').subarray(0, 16).toString('hex'),
  );
  expect(new Set(keyIds).size).toBe(2);
});

it('erases a guest’s order by itself', async () => {
  const [id, other] = [
    await wholeOrder(null),
    (
      await post(app, '/orders', {
        ...orderOf(line(await stocked(app, 1))),
        user_id: null,
      })
    ).body.order_id,
  ];
  const [sealed, ofOther] = [await sealedOf(id), await sealedOf(other)];
  const { status, body } = await eraseOrder(id);
  expect(status).toBe(200);
  expect((await eraseOrder(id.toUpperCase())).body).toEqual(body);
  expect(await openAll(sealed)).toEqual(sealed.map(() => null));
  expect(await openAll(ofOther)).not.toContain(null);
});

it('does not erase one order of a customer, nor one that does not exist', async () => {
  const order = { ...orderOf(line(await stocked(app, 1))), user_id: 'finn' };
  const { order_id: id } = (await post(app, '/orders', order)).body;
  const ofCustomer = await eraseOrder(id);
  expect([ofCustomer.status, ofCustomer.body.code]).toEqual([409, 'order_of_customer']);
  expect(ofCustomer.body['user_id']).toBe('finn');
  const unknown = await eraseOrder(nobody);
  expect([unknown.status, unknown.body.code]).toEqual([404, 'order_not_found']);
});

it('answers for a customer it has never heard of', async () => {
  const { status, body } = await eraseCustomer('stranger');
  expect(status).toBe(200);
  expect((await eraseCustomer('stranger')).body).toEqual(body);
  expect((await eraseCustomer('no%20id')).status).toBe(400);
});

it('keeps fingerprints that nobody can try addresses against', async () => {
  const product = await stocked(app, 3);
  const order = { ...orderOf(line(product)), ...personal, user_id: 'gina' };
  const fingerprintOf = async (key: string, server = app): Promise<unknown> => {
    const { body } = await post(server, '/orders', order, { 'idempotency-key': key });
    const [placed] = await eventsOf(ledger, `order-${body.order_id}`);
    const { fingerprint } = (placed?.metadata ?? {}) as Record<string, unknown>;
    return fingerprint;
  };
  const fingerprint = await fingerprintOf('fingerprint-1');
  expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
  expect(await fingerprintOf('fingerprint-3')).toBe(fingerprint);
  const otherSecret = ledger.instance({ masterKey: Buffer.alloc(32, 1) });
  expect(await fingerprintOf('fingerprint-2', otherSecret)).not.toBe(fingerprint);
});
