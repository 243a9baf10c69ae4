import type { CommandPaths } from '@order-ledger/client';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { at, confirmed, placed, stockBecomes, toldLike } from '../support/goods.ts';
import { deliver, delivered, ship } from '../support/journeys.ts';
import { newCustomer, ok, refused, service } from '../support/ledger.ts';

const statusPath = '/api/v1/orders/{id}/status' as const;
const returnsPath = '/api/v1/orders/{id}/returns' as const;

type NewStatus =
  CommandPaths[typeof statusPath]['patch']['requestBody']['content']['application/json'];

const patch = async (id: string, body: NewStatus) =>
  await ok(service.commands.PATCH(statusPath, { ...at(id), body }));

capability('Status changes', () => {
  test('processing, shipped with carrier and tracking number, delivered', async () => {
    const { id, item } = await confirmed(2);
    expect((await patch(id, { status: 'processing' })).status).toBe('processing');
    const sent = { status: 'shipped', carrier: 'DHL', tracking_number: '00340' } as const;
    expect(await patch(id, sent)).toMatchObject({
      status: 'shipped',
      shipments: [{ carrier: 'DHL', tracking_number: '00340', items: [{ line: 1, quantity: 2 }] }],
    });
    await stockBecomes(item, { on_hand: 8, confirmed: 2, available: 8 });
    expect(await patch(id, { status: 'delivered' })).toMatchObject({ status: 'delivered' });
    await toldLike(id, { status: 'delivered', shipments: [{ carrier: 'DHL' }] });
  });

  test('PUT does the same as PATCH', async () => {
    const { id } = await confirmed();
    const put = async (body: NewStatus) =>
      (await ok(service.commands.PUT(statusPath, { ...at(id), body }))).status;
    expect(await put({ status: 'processing' })).toBe('processing');
    expect(await put({ status: 'shipped', carrier: 'UPS' })).toBe('shipped');
    expect(await put({ status: 'delivered' })).toBe('delivered');
  });

  test('cancelled is a cancellation', async () => {
    const { id, item } = await placed(2);
    expect((await patch(id, { status: 'cancelled', reason: 'no' })).status).toBe('cancelled');
    await stockBecomes(item, { reserved: 0 });
  });

  test('what is not legal is a 409 that names what is, and those links work', async () => {
    const { id } = await placed();
    const body = { status: 'delivered' } as const;
    const problem = await refused(service.commands.PATCH(statusPath, { ...at(id), body }));
    expect(problem).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      order_status: 'reserved',
    });
    const legal = problem['legal'] as { action: string; method: string; href: string }[];
    expect(legal.map(({ action }) => action).toSorted()).toEqual([
      'cancel',
      'cancel_items',
      'edit',
      'extend',
      'payment',
    ]);
    expect(legal).toContainEqual({
      action: 'cancel',
      method: 'POST',
      href: `/api/v1/orders/${id}/cancel`,
    });
  });

  test('every status says what is legal next, as the refusals do', async () => {
    const { id } = await confirmed();
    const shipped = await ship(id);
    expect(Object.keys(shipped.links)).toContain('deliver');
    const problem = await refused(
      service.commands.PATCH(statusPath, { ...at(id), body: { status: 'processing' } }),
    );
    const legal = problem['legal'] as { action: string }[];
    expect(['self', ...legal.map(({ action }) => action)]).toEqual(Object.keys(shipped.links));
  });

  test.each<[string, object]>([
    ['a status that there is not', { status: 'lost' }],
    ['a status that nobody can set', { status: 'paid' }],
    ['shipped without a carrier', { status: 'shipped' }],
    ['no status', {}],
  ])('%s is a 400', async (_, wrong) => {
    const { id } = await placed();
    const body = wrong as NewStatus;
    expect(await refused(service.commands.PATCH(statusPath, { ...at(id), body }))).toMatchObject({
      status: 400,
      code: 'invalid_request',
    });
  });

  test('an unknown status is told which there are', async () => {
    const { id } = await placed();
    const body = { status: 'lost' } as unknown;
    const problem = await refused(
      service.commands.PATCH(statusPath, { ...at(id), body: body as NewStatus }),
    );
    expect(JSON.stringify(problem['errors'])).toContain(
      'processing, shipped, delivered, cancelled',
    );
  });

  test('shipments of parts: each arrives for itself, the last completes the order', async () => {
    const { id, item } = await confirmed(3);
    const part = async (quantity: number) => {
      const body = { carrier: 'DHL', items: [{ line: 1, quantity }] };
      const path = '/api/v1/orders/{id}/shipments' as const;
      return await ok(service.commands.POST(path, { ...at(id), body }));
    };
    const first = await part(1);
    expect(first.status).toBe('partially_shipped');
    await stockBecomes(item, { on_hand: 9, confirmed: 3 });
    const second = await part(2);
    expect(second.status).toBe('shipped');
    await stockBecomes(item, { on_hand: 7 });
    const arrived = async (shipmentId = '') => {
      const path = '/api/v1/orders/{id}/shipments/{shipmentId}/deliver' as const;
      return await ok(
        service.commands.POST(path, { params: { path: { id, shipmentId } }, body: {} }),
      );
    };
    expect((await arrived(second.shipments[1]?.shipment_id)).status).toBe('shipped');
    expect((await arrived(second.shipments[0]?.shipment_id)).status).toBe('delivered');
  });

  test('customers do not ship their own orders', async () => {
    const customer = await newCustomer();
    const { id } = await placed(1, { user_id: customer.userId });
    const body = { status: 'processing' } as const;
    const problem = await refused(customer.commands.PATCH(statusPath, { ...at(id), body }));
    expect(problem.status).toBe(403);
  });
});

capability('Returns', () => {
  const ask = async (id: string, body: object = {}) =>
    await ok(service.commands.POST(returnsPath, { ...at(id), body }));
  const openReturn = ({ returns }: Awaited<ReturnType<typeof ask>>): string =>
    returns.find(({ status }) => status === 'requested')?.return_id ?? '';
  const complete = async (id: string, returnId: string, body: object = {}) => {
    const path = '/api/v1/orders/{id}/returns/{returnId}/complete' as const;
    return await ok(service.commands.POST(path, { params: { path: { id, returnId } }, body }));
  };

  test('of everything: returned, refunded, restocked', async () => {
    const { id, item } = await delivered(2);
    await stockBecomes(item, { on_hand: 8 });
    const asked = await ask(id, { reason: 'too small' });
    expect(asked).toMatchObject({ status: 'delivered', returns: [{ status: 'requested' }] });
    expect(await complete(id, openReturn(asked))).toMatchObject({
      status: 'returned',
      returns: [{ status: 'completed', amount: '19.80' }],
      refunds: [{ reason: 'returned', amount: '19.80' }],
    });
    await stockBecomes(item, { on_hand: 10, available: 10, confirmed: 0 });
    await toldLike(id, { refunds: [{ status: 'completed' }] });
  });

  test('of a part, not to be sold again: partially returned, and no stock', async () => {
    const { id, item } = await delivered(3);
    const asked = await ask(id, { items: [{ line: 1, quantity: 1 }] });
    expect(await complete(id, openReturn(asked), { restock: false })).toMatchObject({
      status: 'partially_returned',
      items: [{ returned: 1 }],
      refunds: [{ amount: '9.90' }],
    });
    const rest = await ask(id);
    expect(rest.returns[1]?.items).toEqual([{ line: 1, quantity: 2 }]);
    expect((await complete(id, openReturn(rest))).status).toBe('returned');
    await stockBecomes(item, { on_hand: 9, available: 9 });
  });

  test('fewer pieces may come than were announced, not more', async () => {
    const { id } = await delivered(3);
    const returnId = openReturn(await ask(id, { items: [{ line: 1, quantity: 2 }] }));
    const path = '/api/v1/orders/{id}/returns/{returnId}/complete' as const;
    const params = { path: { id, returnId } };
    const body = { items: [{ line: 1, quantity: 3 }] };
    const problem = await refused(service.commands.POST(path, { params, body }));
    expect([problem.status, problem.code]).toEqual([409, 'not_enough_pieces']);
    const done = await complete(id, returnId, { items: [{ line: 1, quantity: 1 }] });
    expect(done.refunds).toMatchObject([{ amount: '9.90' }]);
  });

  test('that are declined change nothing, and the pieces can be announced again', async () => {
    const { id } = await delivered(1);
    const returnId = openReturn(await ask(id));
    const path = '/api/v1/orders/{id}/returns/{returnId}/decline' as const;
    const params = { path: { id, returnId } };
    const order = await ok(
      service.commands.POST(path, { params, body: { reason: 'it was worn' } }),
    );
    expect(order).toMatchObject({ status: 'delivered', returns: [{ status: 'declined' }] });
    expect(order.refunds).toEqual([]);
    expect((await ask(id)).returns).toHaveLength(2);
  });

  test('need something that was delivered, and each piece comes back once', async () => {
    const { id } = await confirmed();
    const early = await refused(service.commands.POST(returnsPath, { ...at(id), body: {} }));
    expect(early).toMatchObject({ status: 409, code: 'illegal_transition' });
    await ship(id);
    await deliver(id);
    await ask(id);
    const twice = await refused(service.commands.POST(returnsPath, { ...at(id), body: {} }));
    expect([twice.status, twice.code]).toEqual([409, 'nothing_to_return']);
  });

  test('are announced by the customer whose order it is, and by no other', async () => {
    const customer = await newCustomer();
    const { id } = await delivered(1, { user_id: customer.userId });
    const other = await newCustomer();
    const refusal = await refused(other.commands.POST(returnsPath, { ...at(id), body: {} }));
    expect([refusal.status, refusal.code]).toEqual([403, 'not_owner']);
    const asked = await ok(customer.commands.POST(returnsPath, { ...at(id), body: {} }));
    expect(asked.returns).toHaveLength(1);
  });
});
