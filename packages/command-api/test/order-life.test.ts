import type { OrderBody } from '@order-ledger/contracts/http';
import { describe, expect, it } from 'vitest';
import {
  eventsOf,
  line,
  orderOf,
  post,
  send,
  startLedger,
  stocked,
  typesOf,
} from './command-api.ts';
import type { ProblemAnswer } from './command-api.ts';
import { processManager } from './process-manager.ts';

type Body = OrderBody & ProblemAnswer & { shipment_id: string; return_id: string };

const ledger = await startLedger();
const app = ledger.instance();
const manager = processManager(ledger);

const call = async (id: string, path: string, body: object = {}, headers = {}) =>
  await post<Body>(app, `/orders/${id}${path}`, body, headers);
const setStatus = async (id: string, body: object, method: 'PATCH' | 'PUT' = 'PATCH') =>
  await send<Body>(app, method, `/orders/${id}/status`, body);

interface Placed {
  readonly id: string;
  readonly tea: string;
  readonly cups: string;
}

/** Five pieces of tea at 10.00 and two cups at 4.00, with 10 % tax and shipping for 5.00. */
const placed = async (): Promise<Placed> => {
  const [tea, cups] = [await stocked(app, 5), await stocked(app, 2)];
  const order = orderOf(line(tea, 5, '10.00'), line(cups, 2, '4.00'));
  const { body } = await post(app, '/orders', { ...order, tax: '5.80', shipping: '5.00' });
  return { id: body.id, tea, cups };
};

const confirmed = async (): Promise<Placed> => {
  const order = await placed();
  await call(order.id, '/payment', { method: 'card', reference: 'p-1' });
  await manager.confirm(order.id);
  return order;
};

const shipped = async (): Promise<Placed> => {
  const order = await confirmed();
  await setStatus(order.id, { status: 'shipped', carrier: 'DHL' });
  return order;
};

const delivered = async (): Promise<Placed> => {
  const order = await shipped();
  await setStatus(order.id, { status: 'delivered' });
  return order;
};

describe('the status', () => {
  it('goes from processing over shipped to delivered', async () => {
    const { id } = await confirmed();
    expect((await setStatus(id, { status: 'processing' })).body.status).toBe('processing');
    const tracking = { carrier: 'DHL', tracking_number: 'JD 42' };
    const sent = await setStatus(id, { status: 'shipped', ...tracking }, 'PUT');
    expect([sent.status, sent.body.status]).toEqual([200, 'shipped']);
    expect(sent.body.shipments).toMatchObject([{ ...tracking, delivered_at: null }]);
    const arrived = await setStatus(id, { status: 'delivered' });
    expect(arrived.body).toMatchObject({ status: 'delivered', delivered_at: expect.any(String) });
    expect((await typesOf(ledger, `order-${id}`)).slice(4)).toEqual([
      'ProcessingStarted',
      'ShipmentDispatched',
      'OrderShipped',
      'ShipmentDelivered',
      'OrderDelivered',
    ]);
  });

  it('can be told cancelled, with a reason that is sealed', async () => {
    const { id } = await placed();
    const { status, body } = await setStatus(id, { status: 'cancelled', reason: 'CANARY' });
    expect([status, body.status]).toEqual([200, 'cancelled']);
    const events = await eventsOf(ledger, `order-${id}`);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('CANARY');
  });

  it('is what it is told already', async () => {
    const { id } = await confirmed();
    const first = await setStatus(id, { status: 'processing' });
    const again = await setStatus(id, { status: 'processing' });
    expect([again.status, again.headers['etag']]).toEqual([200, first.headers['etag']]);
  });

  it.each([
    [{ status: 'paid' }, '/status'],
    [{ status: 'refunded' }, '/status'],
    [{}, '/status'],
    [{ status: 'shipped' }, '/carrier'],
    [{ status: 'processing', carrier: 'DHL' }, '/carrier'],
    [{ status: 'delivered', shipment_id: '1' }, '/shipment_id'],
  ])('cannot be %o', async (body, pointer) => {
    const { id } = await placed();
    const answer = await setStatus(id, body);
    expect([answer.status, answer.body.code]).toEqual([400, 'invalid_request']);
    expect(answer.body.errors?.map((error) => error.pointer)).toEqual([pointer]);
  });

  it('names the possible ones', async () => {
    const { body } = await setStatus((await placed()).id, { status: 'lost' });
    expect(body.errors?.[0]?.message).toBe(
      'must be one of processing, shipped, delivered, cancelled',
    );
  });

  it('says which transitions are legal instead', async () => {
    const { id } = await placed();
    const early = await setStatus(id, { status: 'shipped', carrier: 'DHL' });
    expect(early.status).toBe(409);
    expect(early.body).toMatchObject({ code: 'illegal_transition', order_status: 'reserved' });
    const actions = (early.body.legal as { action: string }[]).map(({ action }) => action);
    expect(actions).toEqual(['payment', 'cancel', 'cancel_items', 'edit', 'extend']);
    const late = await setStatus((await shipped()).id, { status: 'cancelled' });
    expect([late.status, late.body.code]).toEqual([409, 'illegal_transition']);
  });
});

describe('shipments', () => {
  it('take some pieces of some lines, and then what is left', async () => {
    const { id, tea } = await confirmed();
    const first = await call(id, '/shipments', {
      carrier: 'DHL',
      items: [{ product_id: tea, quantity: 2 }, { line: 2 }],
    });
    expect([first.status, first.body.status]).toEqual([201, 'partially_shipped']);
    expect(first.body.items.map((item) => item.shipped)).toEqual([2, 2]);
    const [shipment] = first.body.shipments;
    expect(shipment).toMatchObject({ shipment_id: first.body.shipment_id, carrier: 'DHL' });
    const rest = await call(id, '/shipments', { carrier: 'UPS', tracking_number: '1Z' });
    expect(rest.body.status).toBe('shipped');
    const deliver = async (shipmentId: string) =>
      (await call(id, `/shipments/${shipmentId}/deliver`)).body.status;
    expect(await deliver(first.body.shipment_id)).toBe('shipped');
    expect(await deliver(first.body.shipment_id)).toBe('shipped');
    expect(await deliver(rest.body.shipment_id)).toBe('delivered');
  });

  it('are made once per key', async () => {
    const { id } = await confirmed();
    const body = { carrier: 'DHL', items: [{ line: 1, quantity: 1 }] };
    const key = { 'idempotency-key': 'shipment' };
    const first = await call(id, '/shipments', body, key);
    const elsewhere = ledger.instance();
    const again = await post<Body>(elsewhere, `/orders/${id}/shipments`, body, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(first.body.shipments).toHaveLength(1);
    const other = await call(id, '/shipments', { ...body, carrier: 'UPS' }, key);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it.each<[string, object, number, string]>([
    ['too many pieces', { items: [{ line: 2, quantity: 3 }] }, 409, 'not_enough_pieces'],
    ['an unknown line', { items: [{ line: 3 }] }, 422, 'unknown_line'],
    ['an unknown product', { items: [{ product_id: 'other' }] }, 422, 'unknown_line'],
    ['no carrier', { carrier: undefined }, 400, 'invalid_request'],
    ['a nameless item', { items: [{ quantity: 1 }] }, 400, 'invalid_request'],
    ['two names', { items: [{ line: 1, product_id: 'x' }] }, 400, 'invalid_request'],
    ['no items', { items: [] }, 400, 'invalid_request'],
  ])('are refused with %s', async (_what, body, status, code) => {
    const { id } = await confirmed();
    const answer = await call(id, '/shipments', { carrier: 'DHL', ...body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('tell two lines of one product apart by their numbers only', async () => {
    const product = await stocked(app, 2);
    const { body: order } = await post(app, '/orders', orderOf(line(product), line(product)));
    const { status, body } = await call(order.id, '/cancel', { items: [{ product_id: product }] });
    expect([status, body.code, body['lines']]).toEqual([422, 'ambiguous_line', [1, 2]]);
  });

  it('are known, or not', async () => {
    const { id } = await shipped();
    const answer = await call(id, `/shipments/${crypto.randomUUID()}/deliver`);
    expect([answer.status, answer.body.code]).toEqual([404, 'shipment_not_found']);
  });
});

describe('some items', () => {
  it('can be cancelled before payment: totals follow', async () => {
    const { id, tea } = await placed();
    const { status, body } = await call(id, '/cancel', {
      items: [{ product_id: tea, warehouse_id: 'main', quantity: 2 }],
      reason: 'CANARY',
    });
    expect([status, body.status]).toEqual([200, 'reserved']);
    expect(body).toMatchObject({ subtotal: '38.00', tax: '3.80', total: '46.80', refunds: [] });
    expect(body.items.map(({ quantity, cancelled }) => [quantity, cancelled])).toEqual([
      [3, 2],
      [2, 0],
    ]);
    const events = await eventsOf(ledger, `order-${id}`);
    expect(JSON.stringify(events.at(-1)?.data)).not.toContain('CANARY');
  });

  it('give money back after payment, and the whole order is cancelled with the last', async () => {
    const { id } = await confirmed();
    const { body } = await call(id, '/cancel', { items: [{ line: 1 }] });
    expect(body.refunds).toMatchObject([{ reason: 'items_cancelled', amount: '55.00' }]);
    const last = await call(id, '/cancel', { items: [{ line: 2 }] });
    expect(last.body.status).toBe('cancelled');
    expect(last.body.refunds).toMatchObject([{ amount: '55.00' }, { amount: '13.80' }]);
  });
});

describe('returns', () => {
  it('come back in part, with money for what came, and then in full', async () => {
    const { id } = await delivered();
    const asked = await call(id, '/returns', {
      items: [{ line: 1, quantity: 2 }],
      reason: 'CANARY',
    });
    expect([asked.status, asked.body.status]).toEqual([201, 'delivered']);
    const { return_id: returnId } = asked.body;
    expect(asked.body.returns).toMatchObject([{ return_id: returnId, status: 'requested' }]);
    const some = await call(id, `/returns/${returnId}/complete`, {
      items: [{ line: 1, quantity: 1, restock: false }],
    });
    expect(some.body.status).toBe('partially_returned');
    expect(some.body.returns).toMatchObject([
      { status: 'completed', returned_items: [{ line: 1, quantity: 1, restock: false }] },
    ]);
    expect(some.body.refunds).toMatchObject([{ reason: 'returned', amount: '11.00' }]);
    const rest = await call(id, '/returns');
    const all = await call(id, `/returns/${rest.body.return_id}/complete`, { restock: false });
    expect(all.body.status).toBe('returned');
    expect(all.body.refunds).toMatchObject([{ amount: '11.00' }, { amount: '52.80' }]);
    expect(all.body.returns[1]?.returned_items).toEqual([
      { line: 1, quantity: 4, restock: false },
      { line: 2, quantity: 2, restock: false },
    ]);
    const events = await eventsOf(ledger, `order-${id}`);
    expect(JSON.stringify(events.map(({ data }) => data))).not.toContain('CANARY');
  });

  it('can be declined, and then not come', async () => {
    const { id } = await delivered();
    const { body } = await call(id, '/returns');
    const path = `/returns/${body.return_id}`;
    const declined = await call(id, `${path}/decline`, { reason: 'worn' });
    expect(declined.body.returns).toMatchObject([{ status: 'declined' }]);
    const late = await call(id, `${path}/complete`);
    expect([late.status, late.body.code, late.body['end']]).toEqual([
      409,
      'return_ended',
      'declined',
    ]);
  });

  it('have a window', async () => {
    const { id } = await delivered();
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
    const late = ledger.instance({ now: () => inDays(31) });
    const answer = await post<Body>(late, `/orders/${id}/returns`, {});
    expect([answer.status, answer.body.code]).toEqual([409, 'return_window_closed']);
    expect(answer.body['closed_at']).toMatch(/Z$/);
    const still = ledger.instance({ now: () => inDays(29) });
    expect((await post(still, `/orders/${id}/returns`, {})).status).toBe(201);
  });

  it.each<[string, string, object, number, string]>([
    ['of too many pieces', '', { items: [{ line: 1, quantity: 6 }] }, 409, 'not_enough_pieces'],
    ['nobody announced', `/${crypto.randomUUID()}/complete`, {}, 404, 'return_not_found'],
    ['nobody announced', `/${crypto.randomUUID()}/decline`, {}, 404, 'return_not_found'],
    ['without an id', '/%20/complete', {}, 400, 'invalid_request'],
  ])('%s are refused (%s)', async (_what, path, body, status, code) => {
    const { id } = await delivered();
    const answer = await call(id, `/returns${path}`, body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('wait for the delivery', async () => {
    const answer = await call((await shipped()).id, '/returns');
    expect([answer.status, answer.body.code]).toEqual([409, 'illegal_transition']);
  });
});

describe('refunds', () => {
  it('fail, and are completed by whoever sees to them', async () => {
    const { id } = await confirmed();
    await call(id, '/cancel');
    const failed = await call(id, '/refunds/1/fail', { code: 'account_closed' });
    expect(failed.body.refunds).toMatchObject([{ status: 'failed', code: 'account_closed' }]);
    const done = await call(id, '/refunds/1/complete', { reference: 'r-1' });
    expect(done.body.refunds).toMatchObject([{ status: 'completed', reference: 'r-1' }]);
    expect((await call(id, '/refunds/1/complete', { reference: 'r-1' })).status).toBe(200);
    const other = await call(id, '/refunds/1/complete', { reference: 'r-2' });
    expect([other.status, other.body.code]).toEqual([409, 'refund_completed']);
    const unknown = await call(id, '/refunds/2/complete', { reference: 'r-1' });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'refund_not_found']);
  });
});
