import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import {
  at,
  detailOf,
  inStatus,
  orderFor,
  pay,
  placed,
  stockBecomes,
  stocked,
  toldLike,
} from '../support/goods.ts';
import { cancel } from '../support/journeys.ts';
import {
  answered,
  eventually,
  impatient,
  ok,
  refused,
  service,
  shared,
} from '../support/ledger.ts';
import { outsiderOn } from '../support/outsider.ts';

const payment = '/api/v1/orders/{id}/payment' as const;
const orders = '/api/v1/orders' as const;

const outsider = await outsiderOn(shared.natsUrl);

/** An order at the instance whose orders expire soon, once it has. */
const expired = async () => {
  const item = await stocked(5);
  const { id } = await ok(impatient.commands.POST(orders, { body: orderFor([item]) }));
  await inStatus(id, 'expired');
  return { id, item };
};

capability('Pay', () => {
  test('records the payment and confirms the stock', async () => {
    const { id, item } = await placed(2);
    const body = { method: 'card', reference: 'ch_1', amount: '19.80', currency: 'USD' };
    const { data, status } = await answered(service.commands.POST(payment, { ...at(id), body }));
    expect(status).toBe(200);
    expect(data).toMatchObject({
      status: 'paid',
      payment: { method: 'card', reference: 'ch_1', amount: '19.80', currency: 'USD' },
    });
    await toldLike(id, { status: 'confirmed', payment: { reference: 'ch_1' } });
    await stockBecomes(item, { reserved: 0, confirmed: 2, available: 8, on_hand: 10 });
  });

  test('the same payment again is the same; another one is refused', async () => {
    const { id } = await placed();
    await pay(id);
    expect((await pay(id)).payment).toMatchObject({ reference: `ch_${id}` });
    const body = { method: 'card', reference: 'ch_other' };
    const problem = await refused(service.commands.POST(payment, { ...at(id), body }));
    expect([problem.status, problem.code]).toEqual([409, 'already_paid']);
  });

  test.each<[string, { amount: string; currency?: string }]>([
    ['too little', { amount: '9.89' }],
    ['too much', { amount: '9.91' }],
    ['another currency', { amount: '9.90', currency: 'EUR' }],
  ])('%s is refused, and the total is told', async (_, paid) => {
    const { id } = await placed();
    const body = { method: 'card', reference: 'ch_1', ...paid };
    const problem = await refused(service.commands.POST(payment, { ...at(id), body }));
    expect(problem).toMatchObject({
      status: 422,
      code: 'payment_amount_mismatch',
      expected: { amount: '9.90', currency: 'USD' },
    });
  });

  test('an order that awaits no payment takes none, and says what it takes', async () => {
    const { id } = await placed();
    await cancel(id);
    const body = { method: 'card', reference: 'ch_1' };
    const problem = await refused(service.commands.POST(payment, { ...at(id), body }));
    expect(problem).toMatchObject({
      status: 409,
      code: 'illegal_transition',
      order_status: 'cancelled',
    });
  });

  test('after the deadline it is too late', async () => {
    const { id } = await expired();
    const body = { method: 'card', reference: 'ch_1' };
    expect((await refused(service.commands.POST(payment, { ...at(id), body }))).status).toBe(409);
  });

  test('nobody pays what does not exist', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    const body = { method: 'card', reference: 'ch_1' };
    const problem = await refused(service.commands.POST(payment, { ...at(id), body }));
    expect([problem.status, problem.code]).toEqual([404, 'order_not_found']);
  });
});

capability('Payment provider', () => {
  const ask = async (id: string, method: string) =>
    await answered(service.commands.POST(payment, { ...at(id), body: { method } }));

  test('charges the total and the order is paid', async () => {
    const { id, item } = await placed(2);
    const { data, status } = await ask(id, 'card');
    expect(status).toBe(202);
    expect(data.payment_attempts).toMatchObject([
      { payment_id: '1', status: 'pending', method: 'card', amount: '19.80', currency: 'USD' },
    ]);
    const { payment: paid, payment_attempts } = await inStatus(id, 'confirmed');
    expect(paid).toMatchObject({ method: 'card', amount: '19.80' });
    expect(payment_attempts).toMatchObject([{ status: 'succeeded', reference: paid?.reference }]);
    const books = await fetch(new URL(`/payments/${id}:payment:1`, shared.paymentSimulatorUrl));
    expect(await books.json()).toMatchObject({ outcome: 'succeeded', amount: '19.80' });
    await stockBecomes(item, { confirmed: 2 });
  });

  test('declines, and can be asked again with another method', async () => {
    const { id } = await placed();
    await ask(id, 'test_declined');
    await eventually(async () => {
      const { status, payment_attempts } = await detailOf(id);
      expect(status).toBe('reserved');
      expect(payment_attempts).toMatchObject([{ status: 'failed', code: 'card_declined' }]);
    });
    await ask(id, 'card');
    const { payment_attempts } = await inStatus(id, 'confirmed');
    expect(payment_attempts.map(({ status }) => status)).toEqual(['failed', 'succeeded']);
  });

  test('is asked once at a time', async () => {
    const { id } = await placed();
    const both = await Promise.all([
      service.commands.POST(payment, { ...at(id), body: { method: 'card' } }),
      service.commands.POST(payment, { ...at(id), body: { method: 'card' } }),
    ]);
    const statuses = new Set(both.map(({ response }) => response.status));
    expect(statuses).toEqual(new Set([202, 409]));
    const { payment_attempts } = await inStatus(id, 'confirmed');
    expect(payment_attempts).toHaveLength(1);
  });

  test('gives the money back when the order is cancelled', async () => {
    const { id } = await placed();
    await ask(id, 'card');
    const { payment: paid } = await inStatus(id, 'confirmed');
    await cancel(id);
    const refunds = await eventually(async () => {
      const { refunds: told } = await detailOf(id);
      expect(told.map(({ status }) => status)).toEqual(['completed']);
      return told;
    });
    expect(refunds).toMatchObject([
      { amount: '9.90', payment_reference: paid?.reference, reference: expect.any(String) },
    ]);
  });

  test('a refund that fails is left to a person, who completes it', async () => {
    const { id } = await placed();
    await ask(id, 'test_refund_fails');
    await inStatus(id, 'confirmed');
    await cancel(id);
    await eventually(async () => {
      const { refunds } = await detailOf(id);
      expect(refunds).toMatchObject([{ status: 'failed', code: 'refund_failed' }]);
    });
    const params = { path: { id, refundId: '1' } };
    const complete = '/api/v1/orders/{id}/refunds/{refundId}/complete' as const;
    const done = await ok(
      service.commands.POST(complete, { params, body: { reference: 'transfer-1' } }),
    );
    expect(done.refunds).toMatchObject([{ status: 'completed', reference: 'transfer-1' }]);
    const fail = '/api/v1/orders/{id}/refunds/{refundId}/fail' as const;
    const problem = await refused(
      service.commands.POST(fail, { params, body: { code: 'too_late' } }),
    );
    expect([problem.status, problem.code]).toEqual([409, 'refund_completed']);
  });

  test('an order that is cancelled while it is charged gets its money back', async () => {
    const { id, item } = await placed();
    await ask(id, 'card');
    await eventually(() => {
      const charges = outsider.heard.filter(({ subject }) => subject.endsWith('.charge'));
      expect(charges.some(({ text }) => text.includes(id))).toBe(true);
    });
    await cancel(id);
    await eventually(async () => {
      const { status, refunds } = await detailOf(id);
      expect(status).toBe('cancelled');
      expect(refunds).toMatchObject([{ status: 'completed', amount: '9.90' }]);
    });
    await stockBecomes(item, { reserved: 0, confirmed: 0, available: 10 });
  });
});
