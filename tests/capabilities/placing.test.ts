import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { orderFor, placed, stockBecomes, stocked, stockOf } from '../support/goods.ts';
import { answered, refused, service } from '../support/ledger.ts';

capability('Place an order', () => {
  test('is answered with 201, id, number, status, totals and payment deadline', async () => {
    const item = await stocked(5);
    const body = orderFor([], { items: [{ ...item, quantity: 2, unit_price: '9.90' }] });
    const { data, status, headers } = await answered(
      service.commands.POST('/api/v1/orders', { body }),
    );
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/v1/orders/${data.id}`);
    expect(data).toMatchObject({
      order_id: data.id,
      order_number: expect.stringMatching(/^ORD-\d{8}-\d{6}$/),
      status: 'reserved',
      user_id: body.user_id,
      payment_method: 'card',
      subtotal: '19.80',
      total: '19.80',
    });
    expect(Date.parse(data.payment_due_at)).toBe(Date.parse(data.placed_at) + 15 * 60_000);
    await stockBecomes(item, { reserved: 2, available: 3 });
  });

  test('reserves all lines or none', async () => {
    const plenty = await stocked(5);
    const scarce = await stocked(1);
    const items = [plenty, scarce].map((item) => ({ ...item, quantity: 2, unit_price: '1.00' }));
    const body = orderFor([], { items });
    const problem = await refused(service.commands.POST('/api/v1/orders', { body }));
    expect(problem).toMatchObject({ status: 409, code: 'insufficient_stock' });
    await placed();
    expect(await stockOf(plenty)).toMatchObject({ reserved: 0, available: 5 });
  });
});
