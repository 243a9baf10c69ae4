import { describe, expect, it } from 'vitest';
import { eventsOf, orderOf, post, startLedger, typesOf } from './command-api.ts';

const ledger = await startLedger();
const app = ledger.instance();

let products = 0;

/** A product with pieces at these warehouses. */
const stockedAt = async (pieces: Readonly<Record<string, number>>): Promise<string> => {
  const product = `somewhere-${(products += 1)}`;
  for (const [warehouse, quantity] of Object.entries(pieces)) {
    const item = { product_id: product, warehouse_id: warehouse, quantity };
    const { status } = await post(app, '/inventory/update', { type: 'received', ...item });
    if (status !== 200) throw new Error(`no stock: ${status}`);
  }
  return product;
};

const item = (product: string, quantity = 1, more = {}) => ({
  product_id: product,
  quantity,
  unit_price: '1.00',
  ...more,
});
const place = async (line: object, headers = {}, server = app) =>
  await post(server, '/orders', orderOf({ unit_price: '1.00', ...line }), headers);
const holdersOf = async (warehouse: string, product: string): Promise<string[]> =>
  (await eventsOf(ledger, `stockReservation-${warehouse}.${product}`))
    .filter(({ type }) => type === 'StockReserved')
    .map(({ data }) => (data as { reservationId: string }).reservationId);

describe('a line without a warehouse', () => {
  it('comes from the warehouse that has most of it', async () => {
    const product = await stockedAt({ few: 2, many: 5, some: 3 });
    const { status, body } = await place(item(product, 2));
    expect([status, body.items[0]?.warehouse_id]).toEqual([201, 'many']);
    expect((await place(item(product, 2))).body.items[0]?.warehouse_id).toMatch(/many|some/);
    const rest = await place(item(product, 3));
    expect(rest.body.items[0]?.warehouse_id).toBe('some');
  });

  it('comes from one warehouse, with all other lines of its product', async () => {
    const product = await stockedAt({ a: 3, b: 3 });
    const split = await post(app, '/orders', orderOf(item(product, 2), item(product, 2)));
    expect([split.status, split.body.code]).toEqual([409, 'insufficient_stock']);
    const { body } = await post(app, '/orders', orderOf(item(product, 2), item(product, 1)));
    const [one, two] = body.items.map(({ warehouse_id: warehouse }) => warehouse);
    expect(one).toBe(two);
  });

  it('keeps away from a warehouse that another line names', async () => {
    const product = await stockedAt({ a: 9, b: 3 });
    const lines = [item(product, 1, { warehouse_id: 'a' }), item(product, 2)];
    const { body } = await post(app, '/orders', orderOf(...lines));
    expect(body.items.map(({ warehouse_id: warehouse }) => warehouse)).toEqual(['a', 'b']);
    const only = await stockedAt({ a: 3 });
    const both = orderOf(item(only, 1, { warehouse_id: 'a' }), item(only, 2));
    expect((await post(app, '/orders', both)).status).toBe(201);
  });

  it('goes on to the next warehouse when the pieces were taken meanwhile', async () => {
    const product = await stockedAt({ a: 5, b: 4, c: 3 });
    /* Everybody looks at the same pieces before anybody takes one. */
    const racing = await Promise.all(
      Array.from({ length: 4 }, async () => await place(item(product, 3), {}, ledger.instance())),
    );
    const from = racing.map(({ status, body }) =>
      status === 201 ? body.items[0]?.warehouse_id : body.code,
    );
    expect(from).toHaveLength(4);
    expect(new Set(from)).toEqual(new Set(['a', 'b', 'c', 'insufficient_stock']));
  });

  it('is unknown when nobody has ever received the product', async () => {
    const head = await ledger.head();
    for (const headers of [{}, { 'idempotency-key': 'nowhere' }]) {
      const { status, body } = await place(item('nowhere'), headers);
      expect([status, body.code]).toEqual([422, 'unknown_product']);
      expect(body.shortages).toMatchObject([{ product_id: 'nowhere', warehouse_id: null }]);
    }
    expect(await ledger.head()).toBe(head);
  });

  it('has a warehouse when the reserving is left to the process manager, too', async () => {
    const product = await stockedAt({ a: 1, b: 2 });
    const { status, body } = await place(item(product), { prefer: 'respond-async' });
    expect([status, body.items[0]?.warehouse_id]).toEqual([202, 'b']);
    expect(await holdersOf('b', product)).toEqual([]);
  });
});

describe('a key', () => {
  it('finds the same warehouse again, also where it died after the reservation', async () => {
    const product = await stockedAt({ a: 4, b: 3 });
    const key = { 'idempotency-key': 'died-elsewhere' };
    const dying = ledger.instance({
      personalData: {
        ...ledger.personalData,
        seal: async () => await Promise.reject(new Error('died')),
      },
    });
    expect((await place(item(product, 2), key, dying)).status).toBe(500);
    const [held] = await holdersOf('a', product);
    const { body } = await place(item(product, 2), key);
    expect([body.id, body.items[0]?.warehouse_id]).toEqual([held, 'a']);
    expect(await holdersOf('b', product)).toEqual([]);
    expect((await place(item(product, 2), key)).body).toEqual(body);
  });

  it('leaves nothing at another warehouse when two instances serve it at once', async () => {
    const product = await stockedAt({ a: 4, b: 4 });
    const key = { 'idempotency-key': 'two-at-once' };
    /* The second begins when the first has reserved, and most pieces are elsewhere now. */
    const reserved = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const slow = ledger.instance({
      personalData: {
        ...ledger.personalData,
        seal: async (person, text) => {
          reserved.resolve();
          await goOn.promise;
          return await ledger.personalData.seal(person, text);
        },
      },
    });
    const first = place(item(product, 2), key, slow);
    await reserved.promise;
    const second = await place(item(product, 2), key);
    goOn.resolve();
    expect((await first).body).toEqual(second.body);
    const streams = ['a', 'b'].map((id) => `stockReservation-${id}.${product}`);
    const types = (await Promise.all(streams.map(async (id) => await typesOf(ledger, id)))).flat();
    const count = (type: string) => types.filter((known) => known === type).length;
    expect(count('StockReserved') - count('ReservationReleased')).toBe(1);
  });
});
