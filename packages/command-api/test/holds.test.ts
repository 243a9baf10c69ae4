import { expect, it } from 'vitest';
import {
  dyingStore,
  line,
  orderOf,
  post,
  startLedger,
  stockStream,
  stocked,
  typesOf,
} from './command-api.ts';
import type { Moment, ProblemAnswer } from './command-api.ts';

const ledger = await startLedger();
const app = ledger.instance();
const other = ledger.instance();

interface Reservation extends ProblemAnswer {
  readonly reservation_id: string;
  readonly status: string;
  readonly expires_at: string;
  readonly items: readonly { readonly status: string; readonly quantity: number }[];
}

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const piecesOf = (product: string, quantity = 1) => ({
  product_id: product,
  warehouse_id: 'main',
  quantity,
});
let keys = 0;
const newKey = () => ({ 'idempotency-key': `key-${(keys += 1)}` });

const send = async (path: string, body?: object, headers = {}, server = app) =>
  await post<Reservation>(server, path, body, headers);
const hold = async (items: readonly object[], headers = {}, server = app) =>
  await send('/reservations', { items, expires_at: inHours(1) }, headers, server);
const codeOf = ({ status, body }: { status: number; body: Reservation }) => [status, body.code];
const endOf = async (product: string) => (await typesOf(ledger, stockStream(product))).at(-1);

it('holds one item until a time', async () => {
  const product = await stocked(app, 5);
  const expires_at = inHours(2);
  const { status, body, headers } = await send('/reservations', {
    ...piecesOf(product, 3),
    expires_at,
  });
  expect(status).toBe(201);
  const { reservation_id: id } = body;
  expect(body).toEqual({
    reservation_id: id,
    order_id: null,
    status: 'active',
    expires_at,
    items: [{ ...piecesOf(product, 3), status: 'active', expires_at }],
    links: { self: `/api/v1/reservations/${id}` },
  });
  expect(headers).toMatchObject({
    location: `/api/v1/reservations/${id}`,
    'ledger-position': String(await ledger.head()),
  });
  expect(await typesOf(ledger, id)).toEqual(['HoldOpened']);
});

it('holds all items or none, and leaves no trace of a refusal that got nothing', async () => {
  const [plenty, few] = [await stocked(app, 5), await stocked(app, 1)];
  const refused = await hold([piecesOf(plenty, 5), piecesOf(few, 2)]);
  expect(codeOf(refused)).toEqual([409, 'insufficient_stock']);
  expect(refused.body['shortages']).toEqual([
    { product_id: few, warehouse_id: 'main', requested: 2, available: 1 },
  ]);
  expect(await endOf(plenty)).toBe('ReservationReleased');
  expect((await hold([piecesOf(plenty, 5)])).status).toBe(201);
  const head = await ledger.head();
  expect(codeOf(await hold([piecesOf(plenty), piecesOf(few, 2)]))).toEqual([
    409,
    'insufficient_stock',
  ]);
  expect(codeOf(await hold([piecesOf('nothing')]))).toEqual([422, 'unknown_product']);
  expect(await ledger.head()).toBe(head);
});

it('takes what is asked of one item twice as one', async () => {
  const product = await stocked(app, 3);
  const { body } = await hold([piecesOf(product, 1), piecesOf(product, 2)]);
  expect(body.items).toMatchObject([{ quantity: 3 }]);
});

it('deactivates a hold, once', async () => {
  const product = await stocked(app, 1);
  const { reservation_id: id } = (await hold([piecesOf(product)])).body;
  for (const path of [id, id.toUpperCase()]) {
    const { status, body } = await send(`/reservations/${path}/deactivate`);
    expect([status, body.status, body.expires_at]).toEqual([200, 'released', null]);
  }
  expect(await typesOf(ledger, stockStream(product))).toEqual([
    'StockReceived',
    'StockReserved',
    'ReservationReleased',
  ]);
  expect(codeOf(await send(`/reservations/${id}/extend`, { expires_at: inHours(2) }))).toEqual([
    409,
    'reservation_ended',
  ]);
});

it('extends a hold, and never makes it shorter', async () => {
  const products = [await stocked(app, 1), await stocked(app, 1)];
  const { reservation_id: id } = (await hold(products.map((product) => piecesOf(product)))).body;
  const expires_at = inHours(24);
  const longer = await send(`/reservations/${id}/extend`, { expires_at });
  expect([longer.status, longer.body.expires_at]).toEqual([200, expires_at]);
  const shorter = await send(`/reservations/${id}/extend`, { expires_at: inHours(1) });
  expect([shorter.status, shorter.body.expires_at]).toEqual([200, expires_at]);
});

it('holds for an order of another system, sells it, and knows both again', async () => {
  const product = await stocked(app, 3);
  const order = { order_id: `shop-${product}` };
  const reserve = async (quantity = 2, server = app) =>
    await send(
      '/inventory/reserve',
      { ...order, items: [piecesOf(product, quantity)] },
      {},
      server,
    );
  const first = await reserve();
  expect([first.status, first.body.status, first.body.order_id]).toEqual([
    200,
    'active',
    order.order_id,
  ]);
  expect((await reserve(2, other)).body).toEqual(first.body);
  expect(codeOf(await reserve(1))).toEqual([409, 'hold_exists']);
  for (const server of [app, other]) {
    const confirmed = await send('/inventory/confirm', order, {}, server);
    expect([confirmed.status, confirmed.body.status]).toEqual([200, 'confirmed']);
  }
  expect(codeOf(await send('/inventory/release', order))).toEqual([409, 'reservation_ended']);
  expect((await reserve()).body.status).toBe('confirmed');
  expect(await typesOf(ledger, stockStream(product))).toEqual([
    'StockReceived',
    'StockReserved',
    'ReservationConfirmed',
  ]);
});

it('holds anew for an order whose stock was given back or refused before', async () => {
  const [product, scarce] = [await stocked(app, 2), await stocked(app, 1)];
  const order = { order_id: `again-${product}` };
  const reserve = async (pieces: number) =>
    await send('/inventory/reserve', {
      ...order,
      items: [piecesOf(product, 2), piecesOf(scarce, pieces)],
    });
  expect(codeOf(await reserve(2))).toEqual([409, 'insufficient_stock']);
  const first = await reserve(1);
  expect(first.status).toBe(200);
  expect((await send('/inventory/release', order)).body.status).toBe('released');
  expect((await send('/inventory/release', order)).body.status).toBe('released');
  const second = await reserve(1);
  expect(second.body.status).toBe('active');
  expect(second.body.reservation_id).not.toBe(first.body.reservation_id);
});

it('confirms nothing when a part of it is gone', async () => {
  const [kept, lost] = [await stocked(app, 1), await stocked(app, 1)];
  const order = { order_id: `lost-${kept}` };
  await send('/inventory/reserve', { ...order, items: [piecesOf(kept), piecesOf(lost)] });
  const shortfall = { ...piecesOf(lost, -1), type: 'adjusted', reason: 'broken', force: true };
  expect((await send('/inventory/update', shortfall)).status).toBe(200);
  expect(codeOf(await send('/inventory/confirm', order))).toEqual([409, 'reservation_ended']);
  expect(await endOf(kept)).toBe('StockReserved');
  const released = await send('/inventory/release', order);
  expect(released.body.items.map(({ status }) => status)).toEqual(['released', 'released']);
});

it('answers a key again, also when the hold is over, and holds it to its request', async () => {
  const product = await stocked(app, 2);
  const body = { ...piecesOf(product), expires_at: inHours(1) };
  const key = newKey();
  const first = await send('/reservations', body, key);
  expect((await send('/reservations', body, key, other)).body).toEqual(first.body);
  expect(codeOf(await send('/reservations', { ...body, quantity: 2 }, key, other))).toEqual([
    422,
    'idempotency_key_reused',
  ]);
  await send(`/reservations/${first.body.reservation_id}/deactivate`);
  const again = await send('/reservations', body, key, ledger.instance());
  expect([again.status, again.body.reservation_id, again.body.status]).toEqual([
    201,
    first.body.reservation_id,
    'released',
  ]);
  const order = { order_id: `keyed-${product}`, items: [piecesOf(product)] };
  const [orderKey, lateKey] = [newKey(), newKey()];
  const held = await send('/inventory/reserve', order, orderKey);
  await send('/inventory/release', { order_id: order.order_id });
  expect((await send('/inventory/reserve', order, orderKey, other)).body).toMatchObject({
    reservation_id: held.body.reservation_id,
    status: 'released',
  });
  expect((await send('/inventory/reserve', order, lateKey, other)).body.status).toBe('active');
});

it.each<[string, Moment]>([
  ['stockReservation-', 'before the append'],
  ['stockReservation-', 'after the append'],
  ['hold-', 'before the append'],
  ['hold-', 'after the append'],
])('goes on where an instance died (%s %s)', async (prefix, moment) => {
  const products = [await stocked(app, 1), await stocked(app, 1)];
  const items = products.map((product) => piecesOf(product));
  const order = { order_id: `died-${products.join('-')}`, items };
  const eventStore = dyingStore(ledger.eventStore, prefix, moment);
  const lost = await send('/inventory/reserve', order, {}, ledger.instance({ eventStore }));
  expect(lost.status).toBe(503);
  const found = await send('/inventory/reserve', order);
  expect([found.status, found.body.status]).toEqual([200, 'active']);
  for (const product of products) {
    expect(await typesOf(ledger, stockStream(product))).toEqual(['StockReceived', 'StockReserved']);
  }
});

it('tells what an order of this ledger holds, and confirms it when it is paid', async () => {
  const product = await stocked(app, 2);
  const { order_id } = (await post(app, '/orders', orderOf(line(product, 2)))).body;
  const held = await send('/inventory/reserve', { order_id: order_id.toUpperCase() });
  expect(held.body).toMatchObject({ reservation_id: order_id, order_id, status: 'active' });
  const items = [piecesOf(product, 2)];
  expect((await send('/inventory/reserve', { order_id, items })).body).toEqual(held.body);
  const others = await send('/inventory/reserve', { order_id, items: [piecesOf(product)] });
  expect(codeOf(others)).toEqual([422, 'invalid_items']);
  const early = await send('/inventory/confirm', { order_id });
  expect(codeOf(early)).toEqual([409, 'illegal_transition']);
  expect(early.body).toMatchObject({ order_status: 'reserved' });
  await post(app, `/orders/${order_id}/payment`, { method: 'card', reference: 'p-1' });
  expect((await send('/inventory/confirm', { order_id })).body.status).toBe('confirmed');
  expect(codeOf(await send('/inventory/release', { order_id }))).toEqual([
    409,
    'reservation_ended',
  ]);
});

it('releases what an order of this ledger holds', async () => {
  const product = await stocked(app, 1);
  const place = async () => (await post(app, '/orders', orderOf(line(product)))).body.order_id;
  const [first, path] = [await place(), '/inventory/release'];
  expect((await send(path, { order_id: first })).body.status).toBe('released');
  const second = await place();
  expect((await send(`/reservations/${second}/deactivate`)).body.status).toBe('released');
  await post(app, `/orders/${second}/cancel`);
  expect((await send(path, { order_id: second })).status).toBe(200);
  expect(codeOf(await send('/inventory/reserve', { order_id: second }))).toEqual([
    409,
    'illegal_transition',
  ]);
});

it('extends the payment deadline of an order', async () => {
  const product = await stocked(app, 1);
  const { order_id: id } = (await post(app, '/orders', orderOf(line(product)))).body;
  const expires_at = inHours(48);
  const { status, body } = await send(`/reservations/${id}/extend`, { expires_at });
  expect([status, body.expires_at]).toEqual([200, expires_at]);
  expect((await typesOf(ledger, `order-${id}`)).at(-1)).toBe('PaymentDeadlineExtended');
  const earlier = await send(`/reservations/${id}/extend`, { expires_at: inHours(1) });
  expect(codeOf(earlier)).toEqual([422, 'deadline_out_of_range']);
});

it.each([-1, 31 * 24])('holds nothing for %i hours', async (hours) => {
  const body = { ...piecesOf(await stocked(app, 1)), expires_at: inHours(hours) };
  const head = await ledger.head();
  expect(codeOf(await send('/reservations', body))).toEqual([422, 'deadline_out_of_range']);
  expect(await ledger.head()).toBe(head);
});

it('knows no reservation that was not made', async () => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  const answers = await Promise.all([
    send(`/reservations/${nobody}/deactivate`),
    send(`/reservations/hold-${nobody}/extend`, { expires_at: inHours(1) }),
    send('/inventory/confirm', { order_id: nobody }),
    send('/inventory/release', { order_id: 'shop-unknown' }),
  ]);
  expect(answers.map(codeOf)).toEqual(answers.map(() => [404, 'reservation_not_found']));
});

it.each<[string, object]>([
  ['no expiry', { expires_at: undefined }],
  ['an expiry without a zone', { expires_at: '2099-01-01T00:00:00' }],
  ['nothing', { product_id: undefined, warehouse_id: undefined, quantity: undefined }],
  ['no quantity', { quantity: undefined }],
  ['quantity 0', { quantity: 0 }],
  ['no warehouse', { warehouse_id: undefined }],
  ['an item and a list', { items: [piecesOf('lamp')] }],
  ['an unknown field', { colour: 'red' }],
])('refuses a reservation with %s and writes nothing', async (_what, changes) => {
  const head = await ledger.head();
  const body = { ...piecesOf('lamp'), expires_at: inHours(1), ...changes };
  expect(codeOf(await send('/reservations', body))).toEqual([400, 'invalid_request']);
  expect(await ledger.head()).toBe(head);
});
