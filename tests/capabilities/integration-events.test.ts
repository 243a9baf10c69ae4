import { randomUUID } from 'node:crypto';
import { ledgerStreams } from '@order-ledger/contracts';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { at, listed, orderFor, place, placed, stocked } from '../support/goods.ts';
import { cancel, delivered } from '../support/journeys.ts';
import { eventually, impatient, ok, service, shared } from '../support/ledger.ts';
import { integrationEventsIn, outsiderOn } from '../support/outsider.ts';

const outsider = await outsiderOn(shared.natsUrl);

const heardOf = (id: string) =>
  integrationEventsIn(outsider.heard.filter(({ text }) => text.includes(id)));

const ofOrder = (id: string) => heardOf(id).filter(({ type }) => type.startsWith('order.'));

const typesOf = (id: string): readonly string[] => ofOrder(id).map(({ type }) => type);

const hasHeard = async (id: string, type: string): Promise<void> =>
  await eventually(() => expect(heardOf(id).map((event) => event.type)).toContain(type));

capability('Integration events', () => {
  test('tell the whole life of an order, in its order', async () => {
    const { id } = await delivered(2, { notes: 'ring twice' });
    const body = { items: [{ line: 1, quantity: 1 }] };
    const back = await ok(
      service.commands.POST('/api/v1/orders/{id}/returns', { ...at(id), body }),
    );
    const returnId = back.returns[0]?.return_id ?? '';
    await ok(
      service.commands.POST('/api/v1/orders/{id}/returns/{returnId}/complete', {
        params: { path: { id, returnId } },
        body: {},
      }),
    );
    await hasHeard(id, 'order.refund_completed');
    expect(typesOf(id)).toEqual([
      'order.created',
      'order.reserved',
      'order.paid',
      'order.confirmed',
      'order.processing',
      'order.shipped',
      'order.shipped',
      'order.delivered',
      'order.delivered',
      'order.returned',
      'order.refund_requested',
      'order.refund_completed',
    ]);
    const sequences = ofOrder(id).map(({ sequence }) => sequence);
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b));
    expect(new Set(ofOrder(id).map((event) => event.event_id)).size).toBe(12);
    expect(JSON.stringify(ofOrder(id))).not.toMatch(/Ada|ring twice/);
  });

  test('say what is reserved, and under which request', async () => {
    const item = await stocked(3);
    const request = randomUUID();
    const body = orderFor([], { items: [{ ...item, quantity: 2, unit_price: '9.90' }] });
    const headers = { 'x-request-id': request };
    const { id } = await ok(service.commands.POST('/api/v1/orders', { body, headers }));
    await hasHeard(id, 'order.reserved');
    expect(ofOrder(id)).toMatchObject([
      {
        type: 'order.created',
        correlation_id: request,
        data: { user_id: body.user_id, total: '19.80', items: [{ ...item, quantity: 2 }] },
      },
      {
        type: 'order.reserved',
        correlation_id: request,
        data: { items: [{ ...item, line: 1, qty_confirmed: 2 }] },
      },
    ]);
  });

  test('say what could not be reserved, and why', async () => {
    const item = await stocked(1);
    const body = orderFor([], { items: [{ ...item, quantity: 2, unit_price: '9.90' }] });
    const headers = { prefer: 'respond-async' };
    const accepted = await service.commands.POST('/api/v1/orders', { body, headers });
    const id = accepted.data?.id ?? '';
    await hasHeard(id, 'order.rejected');
    expect(ofOrder(id).at(-1)).toMatchObject({
      data: { items: [{ ...item, qty_failed: 2, available: 1, reason: 'insufficient_stock' }] },
    });
  });

  test('tell of cancellations, partly or whole, of edits and of expiry', async () => {
    const { id, item } = await placed(3);
    const body = { notes: 'ring twice', items: [{ line: 1, quantity: 2 }] };
    await ok(service.commands.PATCH('/api/v1/orders/{id}', { ...at(id), body }));
    const items = [{ line: 1, quantity: 1 }];
    await ok(service.commands.POST('/api/v1/orders/{id}/cancel', { ...at(id), body: { items } }));
    await cancel(id, 'changed my mind');
    await hasHeard(id, 'order.cancelled');
    expect(ofOrder(id).slice(2)).toMatchObject([
      { type: 'order.edited', data: { changed: 'quantities', totals: { total: '19.80' } } },
      { type: 'order.edited', data: { changed: 'notes' } },
      { type: 'order.items_cancelled', data: { items: [{ line: 1, quantity: 1 }], total: '9.90' } },
      { type: 'order.cancelled', data: { reason: 'requested' } },
    ]);
    expect(JSON.stringify(ofOrder(id))).not.toMatch(/mind|twice/);
    const hasty = await place(orderFor([item]), impatient);
    await hasHeard(hasty.id, 'order.expired');
    expect(typesOf(hasty.id)).toEqual(['order.created', 'order.reserved', 'order.expired']);
  });

  test('tell of products and their stock', async () => {
    const { product_id } = await listed('9.90', 5);
    const params = { path: { id: product_id } };
    const body = { name: 'Cup', price: '10.90' };
    await ok(service.commands.PATCH('/api/v1/products/{id}', { params, body }));
    await ok(service.commands.POST('/api/v1/products/{id}/discontinue', { params, body: {} }));
    await hasHeard(product_id, 'product.discontinued');
    await hasHeard(product_id, 'stock.changed');
    const heard = heardOf(product_id);
    expect(heard.filter(({ type }) => type.startsWith('product.'))).toMatchObject([
      { type: 'product.created', data: { name: 'Mug', price: '9.90', currency: 'USD' } },
      { type: 'product.renamed', data: { name: 'Cup' } },
      { type: 'product.repriced', data: { price: '10.90' } },
      { type: 'product.discontinued' },
    ]);
    expect(heard.filter(({ type }) => type === 'stock.changed')).toMatchObject([
      { data: { cause: 'received', on_hand: 5, reserved: 0, available: 5 } },
    ]);
  });

  test('are kept for who was not there, under ids that never change', async () => {
    const { id } = await placed();
    await hasHeard(id, 'order.reserved');
    const last = ofOrder(id).at(-1)?.event_id ?? '';
    const kept = await outsider.keptIn(ledgerStreams.events.name, 'ledger.event.order.>', (text) =>
      text.includes(last),
    );
    const ofThis = kept.filter(({ text }) => text.includes(id));
    expect(integrationEventsIn(ofThis)).toEqual(ofOrder(id));
    expect(ofThis.map((message) => message.id)).toEqual(
      ofOrder(id).map(({ event_id }) => event_id),
    );
  });
});
