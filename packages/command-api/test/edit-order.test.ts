import type { OrderBody } from '@order-ledger/contracts/http';
import type { SealedText } from '@order-ledger/personal-data';
import { describe, expect, it } from 'vitest';
import {
  dyingStore,
  eventsOf,
  line,
  orderOf,
  post,
  send,
  startLedger,
  stockStream,
  stocked,
  typesOf,
} from './command-api.ts';
import type { ProblemAnswer } from './command-api.ts';

const ledger = await startLedger();
const app = ledger.instance();

const edit = async (id: string, body: object, headers = {}, server = app) =>
  await send<OrderBody & ProblemAnswer>(server, 'PATCH', `/orders/${id}`, body, headers);

/** An order of so many pieces of each product. */
const placed = async (...lines: readonly (readonly [string, number])[]): Promise<string> => {
  const items = lines.map(([product, quantity]) => line(product, quantity));
  return (await post(app, '/orders', orderOf(...items))).body.id;
};

/** Pieces of a product that are reserved now: a count that finds nothing else says so. */
const reservedOf = async (product: string): Promise<number> => {
  const count = { type: 'adjusted', product_id: product, warehouse_id: 'main', reason: 'look' };
  await post(app, '/inventory/update', { ...count, quantity: 1 });
  const { body } = await post<{ reserved: number }>(app, '/inventory/update', {
    ...count,
    quantity: -1,
  });
  return body.reserved;
};

describe('texts', () => {
  it('can change, and are sealed for the same person', async () => {
    const id = await placed([await stocked(app, 1), 1]);
    const { status, headers } = await edit(id, {
      shipping_address: { name: 'CANARY', city: 'Shelbyville' },
      notes: 'CANARY',
      metadata: { gift_for: 'CANARY' },
    });
    expect([status, headers['etag']]).toEqual([200, '"4"']);
    const events = (await eventsOf(ledger, `order-${id}`)).slice(2);
    expect(events.map(({ type }) => type)).toEqual([
      'ShippingAddressChanged',
      'NotesChanged',
      'MetadataChanged',
    ]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('CANARY');
    const [changed] = events;
    const { shippingAddress } = (changed?.data ?? {}) as { shippingAddress: SealedText };
    expect(shippingAddress.personId).toBe('user:user123');
    const text = await ledger.personalData.open(shippingAddress);
    expect(JSON.parse(text ?? '')).toEqual({ name: 'CANARY', city: 'Shelbyville' });
  });

  it('can be taken away, the address only be changed', async () => {
    const order = orderOf(line(await stocked(app, 1)));
    const texts = { notes: 'ring twice', metadata: { gift: true } };
    const { body } = await post(app, '/orders', { ...order, ...texts });
    expect((await edit(body.id, { notes: null, metadata: null })).status).toBe(200);
    const events = (await eventsOf(ledger, `order-${body.id}`)).slice(-2);
    expect(events.map(({ data }) => data)).toMatchObject([{ notes: null }, { metadata: null }]);
    expect((await edit(body.id, { shipping_address: null })).status).toBe(400);
  });

  it('come with an order from the first', async () => {
    const order = orderOf(line(await stocked(app, 1)));
    const { body } = await post(app, '/orders', { ...order, metadata: { name: 'CANARY' } });
    const events = await eventsOf(ledger, `order-${body.id}`);
    expect(events.map(({ type }) => type)).toEqual([
      'OrderPlaced',
      'MetadataChanged',
      'OrderReserved',
    ]);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('CANARY');
  });

  it('of nothing change nothing', async () => {
    const id = await placed([await stocked(app, 1), 1]);
    const { status, headers } = await edit(id, {});
    expect([status, headers['etag']]).toEqual([200, '"1"']);
  });
});

describe('quantities', () => {
  it('change with the totals and the reservations', async () => {
    const [tea, cups] = [await stocked(app, 10), await stocked(app, 10)];
    const id = await placed([tea, 2], [cups, 5]);
    const { status, body } = await edit(id, {
      items: [
        { line: 1, quantity: 4 },
        { product_id: cups, quantity: 1 },
      ],
    });
    expect([status, body.total]).toEqual([200, '50.00']);
    expect(body.items.map(({ quantity }) => quantity)).toEqual([4, 1]);
    expect([await reservedOf(tea), await reservedOf(cups)]).toEqual([4, 1]);
    expect(await typesOf(ledger, `order-${id}`)).toHaveLength(3);
  });

  it('grow together or not at all', async () => {
    const [tea, cups] = [await stocked(app, 10), await stocked(app, 3)];
    const id = await placed([tea, 2], [cups, 2]);
    const items = [
      { line: 1, quantity: 5 },
      { line: 2, quantity: 4 },
    ];
    const { status, body } = await edit(id, { items, notes: 'more' });
    expect([status, body.code]).toEqual([409, 'insufficient_stock']);
    expect(body.shortages).toEqual([
      { product_id: cups, warehouse_id: 'main', requested: 2, available: 1 },
    ]);
    expect([await reservedOf(tea), await reservedOf(cups)]).toEqual([2, 2]);
    expect(await typesOf(ledger, `order-${id}`)).toHaveLength(2);
  });

  it('keep their stock as it was when the order refuses', async () => {
    const tea = await stocked(app, 10);
    const id = await placed([tea, 2]);
    const more = { items: [{ line: 1, quantity: 3 }] };
    const stale = await edit(id, more, { 'if-match': '"0"' });
    expect([stale.status, stale.body.code, await reservedOf(tea)]).toEqual([
      412,
      'stale_revision',
      2,
    ]);
    await post(app, `/orders/${id}/payment`, { method: 'card' });
    const pending = await edit(id, more);
    expect([pending.status, pending.body.code]).toEqual([409, 'payment_pending']);
    expect(await reservedOf(tea)).toBe(2);
    await post(app, `/orders/${id}/payment`, { method: 'card', reference: 'p-1' });
    const paid = await edit(id, more);
    expect([paid.status, paid.body.code, paid.body['field']]).toEqual([
      409,
      'not_editable',
      'items',
    ]);
  });

  it.each<[string, object, number, string]>([
    ['none', { items: [{ line: 1, quantity: 0 }] }, 400, 'invalid_request'],
    ['nothing', { items: [{ line: 1 }] }, 400, 'invalid_request'],
    ['another line', { items: [{ line: 2, quantity: 1 }] }, 422, 'unknown_line'],
    [
      'two quantities of one line',
      {
        items: [
          { line: 1, quantity: 1 },
          { line: 1, quantity: 2 },
        ],
      },
      422,
      'invalid_lines',
    ],
  ])('cannot be %s', async (_what, body, status, code) => {
    const tea = await stocked(app, 10);
    const id = await placed([tea, 1]);
    const answer = await edit(id, body);
    expect([answer.status, answer.body.code, await reservedOf(tea)]).toEqual([status, code, 1]);
  });

  it('never have fewer pieces reserved when several change them at once', async () => {
    const tea = await stocked(app, 100);
    const id = await placed([tea, 5]);
    const other = ledger.instance();
    const answers = await Promise.all(
      [2, 9, 4, 7, 1, 8].map(
        async (quantity, index) =>
          await edit(id, { items: [{ line: 1, quantity }] }, {}, index % 2 ? app : other),
      ),
    );
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    const codes = answers.flatMap(({ status, body }) => (status === 200 ? [] : [body.code]));
    const atOnce = ['reservation_changed', 'too_much_contention'];
    expect(codes.filter((code) => !atOnce.includes(code))).toEqual([]);
    const { body } = await edit(id, {});
    // More is given back by the process manager.
    expect(await reservedOf(tea)).toBeGreaterThanOrEqual(body.items[0]?.quantity ?? Infinity);
  });

  it('are the first answer again for a key, whatever has changed since', async () => {
    const tea = await stocked(app, 5);
    const id = await placed([tea, 1]);
    const key = { 'idempotency-key': 'five' };
    const five = { items: [{ line: 1, quantity: 5 }] };
    const first = await edit(id, five, key);
    await edit(id, { items: [{ line: 1, quantity: 2 }] });
    await placed([tea, 3]);
    const again = await edit(id, five, key, ledger.instance());
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await reservedOf(tea)).toBe(5);
    const other = await edit(id, { items: [{ line: 1, quantity: 4 }] }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('give nothing back while it is not known whether the order was written', async () => {
    const tea = await stocked(app, 10);
    const id = await placed([tea, 2]);
    const key = { 'idempotency-key': 'lost' };
    const four = { items: [{ line: 1, quantity: 4 }] };
    const eventStore = dyingStore(ledger.eventStore, 'order-', 'after the append');
    const lost = await edit(id, four, key, ledger.instance({ eventStore }));
    expect([lost.status, lost.body.code]).toEqual([503, 'event_store_unavailable']);
    const found = await edit(id, four, key);
    expect([found.status, found.body.items[0]?.quantity]).toEqual([200, 4]);
    expect(await reservedOf(tea)).toBe(4);
    expect(await typesOf(ledger, stockStream(tea))).toContain('ReservationResized');
  });
});
