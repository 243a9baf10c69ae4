import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { address, at, detailOf, orderFor, pay, placed, stocked } from '../support/goods.ts';
import { asOf, delivered } from '../support/journeys.ts';
import { answered, eventually, impatient, ok, refused, service } from '../support/ledger.ts';

capability('Order detail', () => {
  test('tells items, totals, reservation, address, notes and what can be done next', async () => {
    const [mug, lamp] = [await stocked(5), await stocked(5)];
    const body = orderFor([], {
      items: [
        { ...mug, quantity: 2, unit_price: '9.90' },
        { ...lamp, quantity: 1, unit_price: '40.00' },
      ],
      discount: '5.00',
      tax: '3.30',
      shipping: '4.00',
      notes: 'ring twice',
      metadata: { gift: true },
    });
    const written = await answered(service.commands.POST('/api/v1/orders', { body }));
    const { id } = written.data;
    const params = { path: { id }, header: asOf(written.headers) };
    const { data, headers } = await answered(
      service.queries.GET('/api/v1/orders/{id}', { params }),
    );
    expect(data).toMatchObject({
      id,
      status: 'reserved',
      user_id: body.user_id,
      currency: 'USD',
      items: [
        { line: 1, ...mug, quantity: 2, unit_price: '9.90', total: '19.80', shipped: 0 },
        { line: 2, ...lamp, quantity: 1, unit_price: '40.00', total: '40.00', shipped: 0 },
      ],
      subtotal: '59.80',
      discount: '5.00',
      tax: '3.30',
      shipping: '4.00',
      total: '62.10',
      payment: null,
      reservation: { status: 'reserved' },
      shipping_address: address,
      notes: 'ring twice',
      metadata: { gift: true },
      personal_data_erased: false,
      links: { self: `/api/v1/orders/${id}`, payment: `/api/v1/orders/${id}/payment` },
    });
    expect(data.reservation.expires_at).toBe(data.payment_due_at);
    expect(headers.get('etag')).toMatch(/^"\d+"$/);
  });

  test('tells payment, shipments and returns', async () => {
    const { id } = await delivered(2);
    const body = { items: [{ line: 1, quantity: 1 }], reason: 'too small' };
    await ok(service.commands.POST('/api/v1/orders/{id}/returns', { ...at(id), body }));
    await eventually(async () =>
      expect(await detailOf(id)).toMatchObject({
        status: 'delivered',
        payment: { method: 'card', reference: `ch_${id}`, amount: '19.80', currency: 'USD' },
        reservation: { status: 'confirmed' },
        items: [{ quantity: 2, shipped: 2, returned: 0 }],
        shipments: [
          {
            carrier: 'DHL',
            tracking_number: `track-${id}`,
            items: [{ line: 1, quantity: 2 }],
            delivered_at: expect.any(String),
          },
        ],
        returns: [{ status: 'requested', comment: 'too small', returned_items: [] }],
        links: { return: `/api/v1/orders/${id}/returns` },
      }),
    );
  });

  test('tells why an order was cancelled, and offers nothing more to do', async () => {
    const { id } = await placed();
    const body = { reason: 'changed my mind' };
    await ok(service.commands.POST('/api/v1/orders/{id}/cancel', { ...at(id), body }));
    await eventually(async () => {
      const detail = await detailOf(id);
      expect(detail).toMatchObject({
        status: 'cancelled',
        cancellation: { code: 'requested', comment: 'changed my mind' },
        reservation: { status: 'released' },
      });
      expect(Object.keys(detail.links)).toEqual(['self']);
    });
  });

  test('knows no order that was never placed, and no id that is none', async () => {
    const unknown = service.queries.GET('/api/v1/orders/{id}', at(randomUUID()));
    expect(await refused(unknown)).toMatchObject({ status: 404, code: 'order_not_found' });
    const nonsense = service.queries.GET('/api/v1/orders/{id}', at('7'));
    expect(await refused(nonsense)).toMatchObject({ status: 400 });
  });
});

capability('Status history, edit history', () => {
  test('tells each status with who, when, from, to, why and in which request', async () => {
    const { id } = await placed();
    const request = randomUUID();
    const cancelling = service.commands.POST('/api/v1/orders/{id}/cancel', {
      ...at(id),
      headers: { 'x-request-id': request },
      body: { reason: 'changed my mind' },
    });
    const { data: order } = await answered(cancelling);
    await eventually(async () => {
      const history = await ok(service.queries.GET('/api/v1/orders/{id}/history', at(id)));
      expect(history.data).toMatchObject([
        { from: null, to: 'placed', at: order.placed_at, actor: 'service:service' },
        { from: 'placed', to: 'reserved', actor: 'service:service' },
        {
          from: 'reserved',
          to: 'cancelled',
          actor: 'service:service',
          reason: 'requested',
          request_id: request,
        },
      ]);
      expect(history.meta.total).toBe(3);
    });
  });

  test('names the process that confirmed an order', async () => {
    const { id } = await delivered();
    await eventually(async () => {
      const { data } = await ok(service.queries.GET('/api/v1/orders/{id}/history', at(id)));
      expect(data.map(({ to }) => to)).toEqual([
        'placed',
        'reserved',
        'paid',
        'confirmed',
        'processing',
        'shipped',
        'delivered',
      ]);
      expect(data[3]).toMatchObject({ from: 'paid', actor: 'process-manager' });
    });
  });

  test('keeps every edit: what it was, what it is, who and when', async () => {
    const { id } = await placed(3, { notes: 'ring once' });
    const edit = async (body: object) =>
      await ok(service.commands.PATCH('/api/v1/orders/{id}', { ...at(id), body }));
    await edit({ notes: 'ring twice' });
    await edit({ shipping_address: '1 Main Street', metadata: { gift: true } });
    await edit({ items: [{ line: 1, quantity: 2 }] });
    const body = { items: [{ line: 1, quantity: 1 }], reason: 'one is enough' };
    await ok(service.commands.POST('/api/v1/orders/{id}/cancel', { ...at(id), body }));
    const edits = await ok(service.queries.GET('/api/v1/orders/{id}/edits', at(id)));
    expect(edits.data).toMatchObject([
      { field: 'notes', from: 'ring once', to: 'ring twice', actor: 'service:service' },
      { field: 'shipping_address', from: address, to: '1 Main Street' },
      { field: 'metadata', from: null, to: { gift: true } },
      {
        field: 'items',
        from: [{ line: 1, quantity: 3 }],
        to: [{ line: 1, quantity: 2 }],
        comment: null,
      },
      {
        field: 'items',
        from: [{ line: 1, quantity: 2 }],
        to: [{ line: 1, quantity: 1 }],
        comment: 'one is enough',
      },
    ]);
    expect(edits.meta).toMatchObject({ total: 5, next_after: null });
  });

  test('gives edits by pages', async () => {
    const { id } = await placed();
    for (const notes of ['one', 'two', 'three']) {
      await ok(service.commands.PATCH('/api/v1/orders/{id}', { ...at(id), body: { notes } }));
    }
    const page = async (query: object) =>
      await ok(
        service.queries.GET('/api/v1/orders/{id}/edits', {
          params: { path: { id }, query: { limit: '2', ...query } },
        }),
      );
    const first = await page({});
    expect(first.data.map(({ to }) => to)).toEqual(['one', 'two']);
    const second = await page({ after: first.meta.next_after });
    expect(second.data.map(({ to }) => to)).toEqual(['three']);
  });

  test('knows neither of an order that was never placed', async () => {
    const unknown = at(randomUUID());
    for (const asked of [
      service.queries.GET('/api/v1/orders/{id}/history', unknown),
      service.queries.GET('/api/v1/orders/{id}/edits', unknown),
    ]) {
      expect(await refused(asked)).toMatchObject({ status: 404, code: 'order_not_found' });
    }
  });
});

const reservationsOf = async (id: string) =>
  await ok(service.queries.GET('/api/v1/orders/{id}/reservations', at(id)));

capability('Reservations of an order', () => {
  test('are active until the order is paid, then confirmed', async () => {
    const { id, item, order } = await placed(2);
    await eventually(async () =>
      expect(await reservationsOf(id)).toMatchObject({
        data: [
          {
            ...item,
            reservation_id: id,
            quantity: 2,
            status: 'active',
            reason: null,
            expires_at: order.payment_due_at,
            ended_at: null,
          },
        ],
        meta: { total: 1, active: 1 },
      }),
    );
    await pay(id);
    await eventually(async () =>
      expect(await reservationsOf(id)).toMatchObject({
        data: [{ status: 'confirmed', ended_at: expect.any(String) }],
        meta: { total: 1, active: 0 },
      }),
    );
  });

  test('end with the reason: released by a cancellation', async () => {
    const { id } = await placed();
    await ok(service.commands.POST('/api/v1/orders/{id}/cancel', { ...at(id), body: {} }));
    await eventually(async () =>
      expect((await reservationsOf(id)).data).toMatchObject([
        { status: 'released', reason: 'cancelled', ended_at: expect.any(String) },
      ]),
    );
  });

  test('end with the reason: expired', async () => {
    const item = await stocked(1);
    const body = orderFor([item]);
    const { id } = await ok(impatient.commands.POST('/api/v1/orders', { body }));
    await eventually(async () =>
      expect((await reservationsOf(id)).data).toMatchObject([{ status: 'expired', quantity: 1 }]),
    );
  });

  test('are unknown of an order that was never placed', async () => {
    const asked = service.queries.GET('/api/v1/orders/{id}/reservations', at(randomUUID()));
    expect(await refused(asked)).toMatchObject({ status: 404, code: 'order_not_found' });
  });
});
