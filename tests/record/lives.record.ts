import { randomUUID } from 'node:crypto';
import { codecs } from '@order-ledger/contracts';
import { stockDecider } from '@order-ledger/domain';
import { createCommandExecutor, connectEventStore } from '@order-ledger/event-store';
import { vi } from 'vitest';
import {
  at,
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
import type { Item } from '../support/goods.ts';
import { cancel, deliver, ship } from '../support/journeys.ts';
import { impatient, ok, refused, service, shared } from '../support/ledger.ts';
import { deliver as tellWebhook } from '../support/webhook.ts';
import { asFirstVersions } from './older-versions.ts';
import { life, orderStream, productStream, stockStream } from './recorder.ts';

const inMinutes = (minutes: number): string =>
  new Date(Date.now() + minutes * 60_000).toISOString();

const charge = async (id: string, method: string) =>
  await ok(service.commands.POST('/api/v1/orders/{id}/payment', { ...at(id), body: { method } }));

const failed = async (id: string) =>
  await toldLike(id, { status: 'reserved', payment_attempts: [{ status: 'failed' }] });

/** An order that is edited in every way, extended, paid, sent in two parts, and partly comes back. */
life('returned', async () => {
  const item = await listed('9.90', 20);
  const items = [{ ...item, quantity: 4, unit_price: '9.90' }];
  const more = { notes: 'ring twice', metadata: { campaign: 'spring' }, tax: '1.00', items };
  const { id, payment_due_at } = await place(orderFor([], more));
  const edit = {
    notes: 'leave it at the door',
    metadata: { campaign: 'summer' },
    shipping_address: { name: 'Ada Lovelace', city: 'Oxford' },
    items: [{ line: 1, quantity: 6 }],
  };
  await ok(service.commands.PATCH('/api/v1/orders/{id}', { ...at(id), body: edit }));
  const expires_at = new Date(Date.parse(payment_due_at) + 60_000).toISOString();
  const extend = '/api/v1/reservations/{id}/extend' as const;
  await ok(service.commands.POST(extend, { ...at(id), body: { expires_at } }));
  const fewer = { items: [{ line: 1, quantity: 1 }], reason: 'one too many' };
  await ok(service.commands.POST('/api/v1/orders/{id}/cancel', { ...at(id), body: fewer }));
  await charge(id, 'card');
  await inStatus(id, 'confirmed');
  const status = { status: 'processing' } as const;
  await ok(service.commands.PATCH('/api/v1/orders/{id}/status', { ...at(id), body: status }));
  const part = { carrier: 'DHL', tracking_number: '0034', items: [{ line: 1, quantity: 2 }] };
  await ok(service.commands.POST('/api/v1/orders/{id}/shipments', { ...at(id), body: part }));
  await ship(id);
  await deliver(id);
  const returns = '/api/v1/orders/{id}/returns' as const;
  const ask = async (quantity: number) =>
    await ok(
      service.commands.POST(returns, {
        ...at(id),
        body: { items: [{ line: 1, quantity }], reason: 'too small' },
      }),
    );
  const first = (await ask(2)).returns[0]?.return_id ?? '';
  const declined = { params: { path: { id, returnId: first } }, body: { reason: 'was worn' } };
  await ok(service.commands.POST('/api/v1/orders/{id}/returns/{returnId}/decline', declined));
  const second = (await ask(3)).returns[1]?.return_id ?? '';
  const came = { params: { path: { id, returnId: second } }, body: {} };
  await ok(service.commands.POST('/api/v1/orders/{id}/returns/{returnId}/complete', came));
  await stockBecomes(item, { on_hand: 18 });
  await toldLike(id, { status: 'partially_returned', refunds: [{ status: 'completed' }] });
  return [orderStream(id), stockStream(item), productStream(item)];
});

life(
  'cancelled',
  async () => {
    const { id, item } = await placed(2, { discount: '1.00', shipping: '4.00' });
    await charge(id, 'test_declined');
    await failed(id);
    await charge(id, 'test_refund_fails');
    await inStatus(id, 'confirmed');
    await cancel(id, 'changed my mind');
    await toldLike(id, { refunds: [{ status: 'failed' }] });
    const params = { path: { id, refundId: '1' } };
    const complete = '/api/v1/orders/{id}/refunds/{refundId}/complete' as const;
    await ok(service.commands.POST(complete, { params, body: { reference: 'transfer-1' } }));
    await stockBecomes(item, { confirmed: 0, available: 10 });
    return [orderStream(id), stockStream(item)];
  },
  { name: 'cancelled-version-1', written: asFirstVersions },
);

life('expired', async () => {
  const item = await stocked(5);
  const { id } = await place(orderFor([item]), impatient);
  await inStatus(id, 'expired');
  const paid = { order_id: id, reference: 'ch_1', amount: '9.90', currency: 'USD', method: 'card' };
  await tellWebhook('payment.succeeded', paid);
  await toldLike(id, {
    surplus_payments: [{ reason: 'expired' }],
    refunds: [{ status: 'completed' }],
  });
  await stockBecomes(item, { reserved: 0, available: 5 });
  return [orderStream(id), stockStream(item)];
});

/** The stock of the second line is short when there is an answer already. */
life('rejected', async () => {
  const [plenty, scarce] = [await stocked(5), await stocked(1)];
  await place(orderFor([scarce]));
  const header = { 'idempotency-key': randomUUID(), prefer: 'respond-async' };
  const asked = { params: { header }, body: orderFor([plenty, scarce]) };
  const { id } = await ok(service.commands.POST('/api/v1/orders', asked));
  await inStatus(id, 'rejected');
  await stockBecomes(plenty, { reserved: 0, available: 5 });
  return [orderStream(id), stockStream(plenty)];
});

/** Placed before it is reserved; then a count finds that what was promised is not there. */
life('shortfall', async () => {
  const item = await stocked(2);
  const asked = { params: { header: { prefer: 'respond-async' } }, body: orderFor([item]) };
  const { id } = await ok(service.commands.POST('/api/v1/orders', asked));
  await inStatus(id, 'reserved');
  const body = { ...item, type: 'counted', quantity: 0, reason: 'burnt', force: true } as const;
  await ok(service.commands.POST('/api/v1/inventory/update', { body }));
  await inStatus(id, 'cancelled');
  await stockBecomes(item, { on_hand: 0, reserved: 0 });
  return [orderStream(id), stockStream(item)];
});

const reservedOf = async ({ product_id, warehouse_id }: Item) => {
  const params = { path: { productId: product_id, warehouseId: warehouse_id } };
  const path = '/api/v1/inventory/{productId}/{warehouseId}' as const;
  return (await ok(service.queries.GET(path, { params }))).reserved;
};

/** An instance has reserved, and dies before it can write the order. */
life('abandoned', async () => {
  const item = await stocked(5);
  const eventStore = connectEventStore({ url: shared.eventStoreUrl });
  const stock = createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: stockDecider,
    codec: codecs.stockReservation,
  });
  const reservationId = randomUUID();
  const stream = stockStream(item);
  const terms = { quantity: 1, expiresAt: inMinutes(15), at: new Date().toISOString() };
  await stock.execute(
    stream.slice(stream.indexOf('-') + 1),
    { type: 'ReserveStock', reservationId, ...terms },
    { commandId: randomUUID(), correlationId: randomUUID(), actor: 'service:shop' },
  );
  await eventStore.close();
  const givenBack = async (): Promise<void> => {
    if ((await reservedOf(item)) > 0) throw new Error('it is still reserved');
  };
  await vi.waitFor(givenBack, { timeout: 60_000 });
  return [orderStream(reservationId), stream];
});

life('held', async () => {
  const [item, other] = [await stocked(5), await stocked(1)];
  const make = '/api/v1/reservations' as const;
  const hold = { ...item, quantity: 2, expires_at: inMinutes(10) };
  const { reservation_id: id } = await ok(service.commands.POST(make, { body: hold }));
  const later = { expires_at: inMinutes(20) };
  await ok(service.commands.POST('/api/v1/reservations/{id}/extend', { ...at(id), body: later }));
  await ok(service.commands.POST('/api/v1/reservations/{id}/deactivate', { ...at(id), body: {} }));
  const items = [item, other].map((each) => ({ ...each, quantity: 2 }));
  await refused(service.commands.POST(make, { body: { items, expires_at: inMinutes(10) } }));
  const elsewhere = { order_id: `elsewhere-${id}`, items: [{ ...item, quantity: 1 }] };
  await ok(service.commands.POST('/api/v1/inventory/reserve', { body: elsewhere }));
  const { order_id } = elsewhere;
  await ok(service.commands.POST('/api/v1/inventory/confirm', { body: { order_id } }));
  await stockBecomes(item, { reserved: 0, confirmed: 1 });
  return ['hold', stockStream(item), stockStream(other)];
});

type Found = { readonly type: 'adjusted' | 'counted'; readonly quantity: number };

const update = async (item: Item, found: Found) =>
  await ok(
    service.commands.POST('/api/v1/inventory/update', {
      body: { ...item, reason: 'stocktaking', ...found },
    }),
  );

life(
  'adjusted',
  async () => {
    const item = await stocked(5);
    await update(item, { type: 'adjusted', quantity: -2 });
    await update(item, { type: 'adjusted', quantity: 4 });
    await receive(item, 3);
    await stockBecomes(item, { on_hand: 10 });
    return [stockStream(item)];
  },
  { name: 'adjusted-version-1', written: asFirstVersions },
);

/** The second count finds what there should be. */
life('counted', async () => {
  const item = await stocked(5);
  for (const _ of [1, 2]) await update(item, { type: 'counted', quantity: 3 });
  await stockBecomes(item, { on_hand: 3 });
  return [stockStream(item)];
});

life('discontinued', async () => {
  const item = await listed('9.90');
  const product = { params: { path: { id: item.product_id } } };
  const change = { name: 'Big mug', price: '10.90' };
  await ok(service.commands.PATCH('/api/v1/products/{id}', { ...product, body: change }));
  await ok(service.commands.POST('/api/v1/products/{id}/discontinue', { ...product, body: {} }));
  return [productStream(item)];
});

life('used-keys', async () => {
  const body = { ...(await stocked(5)), type: 'received', quantity: 1 } as const;
  const header = { 'idempotency-key': randomUUID() };
  await ok(service.commands.POST('/api/v1/inventory/update', { params: { header }, body }));
  return ['idempotencyKey', 'orderNumbers'];
});
