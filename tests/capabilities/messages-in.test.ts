import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import {
  at,
  detailOf,
  inStatus,
  listed,
  orderFor,
  place,
  placed,
  receive,
  stockBecomes,
  stocked,
  toldLike,
} from '../support/goods.ts';
import { cancel, delivered } from '../support/journeys.ts';
import { eventually, ok, service, shared, unique } from '../support/ledger.ts';
import { outsiderOn } from '../support/outsider.ts';

const outsider = await outsiderOn(shared.natsUrl);

const paymentOf = (id: string, more: object = {}) => ({
  kind: 'payment',
  outcome: 'succeeded',
  order_id: id,
  reference: `ch_${id}`,
  method: 'card',
  amount: '9.90',
  currency: 'USD',
  ...more,
});

/** Resolves when everything that was sent to the ledger about an order before is dealt with. */
const handled = async (id: string): Promise<void> => {
  const code = unique('code');
  await outsider.send('payment', { kind: 'payment', outcome: 'failed', order_id: id, code });
  await eventually(async () =>
    expect(JSON.stringify((await detailOf(id)).payment_failures)).toContain(code),
  );
};

capability('Messages in', () => {
  test('a payment pays its order, however often the message comes', async () => {
    const { id, item } = await placed();
    const message = paymentOf(id, { message_id: randomUUID() });
    for (let copy = 1; copy <= 3; copy += 1) await outsider.send('payment', message);
    await toldLike(id, {
      status: 'confirmed',
      payment: { reference: `ch_${id}`, amount: '9.90' },
    });
    await handled(id);
    expect(await detailOf(id)).toMatchObject({ surplus_payments: [], refunds: [] });
    await stockBecomes(item, { reserved: 0, confirmed: 1 });
  });

  test('a payment that comes after the order was cancelled is refunded, once', async () => {
    const { id } = await placed();
    await cancel(id);
    const message = paymentOf(id, { message_id: randomUUID() });
    for (let copy = 1; copy <= 2; copy += 1) await outsider.send('payment', message);
    await eventually(async () =>
      expect(await detailOf(id)).toMatchObject({
        status: 'cancelled',
        surplus_payments: [{ reason: 'cancelled', amount: '9.90' }],
        refunds: [{ status: 'completed', reason: 'surplus_payment', amount: '9.90' }],
      }),
    );
    await handled(id);
    expect((await detailOf(id)).refunds).toHaveLength(1);
  });

  test('a payment of another amount is not the payment of the order', async () => {
    const { id } = await placed();
    await outsider.send('payment', paymentOf(id, { amount: '1.00' }));
    await eventually(async () =>
      expect(await detailOf(id)).toMatchObject({
        status: 'reserved',
        surplus_payments: [{ reason: 'amount_mismatch', amount: '1.00' }],
      }),
    );
  });

  test('a failed payment is told, and the order still waits for its money', async () => {
    const { id } = await placed();
    const code = 'card_declined';
    await outsider.send('payment', { kind: 'payment', outcome: 'failed', order_id: id, code });
    await eventually(async () =>
      expect(await detailOf(id)).toMatchObject({
        status: 'reserved',
        payment_failures: [{ code, reference: null }],
      }),
    );
  });

  test('a return service announces and completes a return: restocked and refunded', async () => {
    const { id, item } = await delivered(2);
    const return_id = randomUUID();
    const common = { order_id: id, return_id };
    const items = [{ product_id: item.product_id, quantity: 1 }];
    await outsider.send('return', { kind: 'requested', ...common, items });
    await outsider.send('return', { kind: 'completed', ...common });
    await toldLike(id, {
      status: 'partially_returned',
      returns: [{ return_id, status: 'completed', amount: '9.90' }],
      refunds: [{ reason: 'returned', amount: '9.90' }],
    });
    await stockBecomes(item, { on_hand: 9, available: 9 });
    await eventually(async () =>
      expect((await detailOf(id)).refunds).toMatchObject([{ status: 'completed' }]),
    );
  });

  test('a return service declines a return', async () => {
    const { id } = await delivered();
    const common = { order_id: id, return_id: randomUUID() };
    await outsider.send('return', { kind: 'requested', ...common });
    await outsider.send('return', { kind: 'declined', ...common });
    await eventually(async () =>
      expect((await detailOf(id)).returns).toMatchObject([{ status: 'declined', amount: null }]),
    );
    expect(await detailOf(id)).toMatchObject({ status: 'delivered', refunds: [] });
  });

  test('a pricing service sets the price of what is ordered next', async () => {
    const item = await listed('9.90', 10);
    const lines = { items: [{ ...item, quantity: 1 }] };
    expect(await place(orderFor([], lines))).toMatchObject({ total: '9.90' });
    await outsider.send('price', { product_id: item.product_id, price: '12.50' });
    await eventually(async () =>
      expect(await place(orderFor([], lines))).toMatchObject({ total: '12.50' }),
    );
    const params = { path: { id: item.product_id } };
    await eventually(async () =>
      expect(await ok(service.queries.GET('/api/v1/products/{id}', { params }))).toMatchObject({
        price: '12.50',
      }),
    );
  });

  test('a stock count corrects the books, once', async () => {
    const item = await stocked(10);
    const message = { ...item, counted: 7, message_id: randomUUID() };
    await outsider.send('stock_count', message);
    await stockBecomes(item, { on_hand: 7, available: 7, received: 7 });
    await receive(item, 5);
    await outsider.send('stock_count', message);
    await outsider.send('stock_count', { ...item, counted: 15 });
    await stockBecomes(item, { on_hand: 15, available: 15 });
    const path = { productId: item.product_id, warehouseId: item.warehouse_id };
    const events = service.queries.GET('/api/v1/inventory/{productId}/{warehouseId}/events', {
      params: { path },
    });
    expect((await ok(events)).data.map(({ type }) => type)).toEqual([
      'StockReceived',
      'StockAdjusted',
      'StockReceived',
      'StockAdjusted',
    ]);
  });

  test('a count below what is promised needs force, and then takes the newest order', async () => {
    const { id, item } = await placed(3);
    const { id: newer } = await place(orderFor([item]));
    await stockBecomes(item, { reserved: 4 });
    const refused = await outsider.send('stock_count', { ...item, counted: 3 });
    expect(await outsider.deadLetterWith(refused)).toMatchObject({ reason: 'refused' });
    await outsider.send('stock_count', { ...item, counted: 3, force: true });
    await toldLike(newer, { status: 'cancelled', cancellation: { code: 'stock_lost' } });
    await stockBecomes(item, { on_hand: 3, reserved: 3, available: 0 });
    expect((await detailOf(id)).status).toBe('reserved');
  });

  test('what cannot be read goes to the dead letters, with all that is needed to retry', async () => {
    const poison = unique('poison');
    await outsider.sendText('ledger.inbound.price', `{"price": ${poison}`);
    expect(await outsider.deadLetterWith(poison)).toMatchObject({
      reason: 'unreadable',
      original_subject: 'ledger.inbound.price',
      payload: { encoding: 'text', data: `{"price": ${poison}` },
    });
  });

  test('what is refused for good goes there too, with the reason, and holds up nobody', async () => {
    const { id } = await placed();
    const unknown = await outsider.send('payment', paymentOf(randomUUID()));
    const nameless = await outsider.send('price', { product_id: unique('ghost'), price: '1.00' });
    const early = await outsider.send('return', {
      kind: 'requested',
      order_id: id,
      return_id: randomUUID(),
    });
    await outsider.send('payment', paymentOf(id));
    await inStatus(id, 'confirmed');
    for (const [message, code] of [
      [unknown, 'order_not_found'],
      [nameless, 'product_not_found'],
      [early, 'illegal_transition'],
    ] as const) {
      expect(await outsider.deadLetterWith(message)).toMatchObject({
        reason: 'refused',
        error: { code },
      });
    }
  });

  test('the events say who sent it, and for which request', async () => {
    const { id } = await placed();
    const correlation_id = unique('request');
    await outsider.send('payment', paymentOf(id, { correlation_id }));
    await inStatus(id, 'confirmed');
    const { data } = await ok(service.queries.GET('/api/v1/orders/{id}/history', at(id)));
    expect(data.find(({ to }) => to === 'paid')).toMatchObject({
      actor: 'payment-provider',
      request_id: correlation_id,
    });
  });
});
