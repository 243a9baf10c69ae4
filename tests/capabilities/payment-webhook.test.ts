import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import {
  at,
  inStatus,
  orderFor,
  placed,
  stockBecomes,
  stocked,
  toldLike,
} from '../support/goods.ts';
import { cancel } from '../support/journeys.ts';
import { impatient, ok, service } from '../support/ledger.ts';
import { deliver } from '../support/webhook.ts';

const succeeded = (order_id: string, reference: string) => ({
  order_id,
  reference,
  amount: '9.90',
  currency: 'USD',
  method: 'card',
});

const typesOf = async (id: string): Promise<readonly string[]> => {
  const { data } = await ok(service.queries.GET('/api/v1/orders/{id}/events', at(id)));
  return data.map(({ type }) => type);
};

const countOf = async (id: string, type: string): Promise<number> =>
  (await typesOf(id)).filter((each) => each === type).length;

capability('Payment webhook', () => {
  test('pays the order, without credentials but signed', async () => {
    const { id, item } = await placed();
    const { status, body } = await deliver('payment.succeeded', succeeded(id, 'ch_1'));
    expect([status, body.order_status]).toEqual([200, 'paid']);
    const { payment } = await inStatus(id, 'confirmed');
    expect(payment).toMatchObject({ reference: 'ch_1', amount: '9.90' });
    await stockBecomes(item, { confirmed: 1 });
  });

  test.each<[string, object]>([
    [
      'another secret',
      { secret: Buffer.from('somebody else has made this one').toString('base64') },
    ],
    ['an hour ago', { at: new Date(Date.now() - 3_600_000) }],
    ['for another body', { sent: '{"type":"payment.succeeded","data":{}}' }],
  ])('what was signed %s is a 401', async (_, delivery) => {
    const { id } = await placed();
    const answer = await deliver('payment.succeeded', succeeded(id, 'ch_1'), delivery);
    expect([answer.status, answer.body.code]).toEqual([401, 'invalid_signature']);
    expect(await countOf(id, 'OrderPaid')).toBe(0);
  });

  test('a message that comes many times, also at once, has one effect', async () => {
    const { id } = await placed();
    const delivery = { id: `msg_${randomUUID()}` };
    const once = async () => await deliver('payment.succeeded', succeeded(id, 'ch_1'), delivery);
    const answers = await Promise.all(Array.from({ length: 8 }, once));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await inStatus(id, 'confirmed');
    expect((await once()).status).toBe(200);
    expect(await countOf(id, 'OrderPaid')).toBe(1);
    expect(await countOf(id, 'RefundRequested')).toBe(0);
  });

  test('the same payment in another message is the same payment', async () => {
    const { id } = await placed();
    for (const _ of [1, 2]) await deliver('payment.succeeded', succeeded(id, 'ch_1'));
    expect(await countOf(id, 'SurplusPaymentReceived')).toBe(0);
  });

  test('a second payment goes back, once, whatever comes twice', async () => {
    const { id } = await placed();
    const messages = ['ch_1', 'ch_2'].map((reference) => ({
      reference,
      id: `msg_${randomUUID()}`,
    }));
    for (const { reference, id: message } of [...messages, ...messages.toReversed()]) {
      await deliver('payment.succeeded', succeeded(id, reference), { id: message });
    }
    expect(await countOf(id, 'RefundRequested')).toBe(1);
    await toldLike(id, {
      payment: { reference: 'ch_1' },
      surplus_payments: [{ reference: 'ch_2', reason: 'already_paid' }],
      refunds: [{ payment_reference: 'ch_2', amount: '9.90', reason: 'surplus_payment' }],
    });
  });

  test('a payment after the expiry goes back, once', async () => {
    const item = await stocked(5);
    const { id } = await ok(impatient.commands.POST('/api/v1/orders', { body: orderFor([item]) }));
    await inStatus(id, 'expired');
    const delivery = { id: `msg_${randomUUID()}` };
    for (const _ of [1, 2, 3]) {
      const { status } = await deliver('payment.succeeded', succeeded(id, 'ch_1'), delivery);
      expect(status).toBe(200);
    }
    await deliver('payment.succeeded', succeeded(id, 'ch_1'));
    await toldLike(id, {
      status: 'expired',
      surplus_payments: [{ reference: 'ch_1', reason: 'expired' }],
      refunds: [{ payment_reference: 'ch_1', amount: '9.90' }],
    });
    expect(await countOf(id, 'RefundRequested')).toBe(1);
    await stockBecomes(item, { reserved: 0, available: 5 });
  });

  test('a payment after the cancellation goes back, once', async () => {
    const { id, item } = await placed();
    await cancel(id, 'no longer wanted');
    for (const _ of [1, 2]) await deliver('payment.succeeded', succeeded(id, 'ch_1'));
    await toldLike(id, {
      status: 'cancelled',
      surplus_payments: [{ reference: 'ch_1', reason: 'cancelled' }],
      refunds: [{ payment_reference: 'ch_1', amount: '9.90' }],
    });
    expect(await countOf(id, 'RefundRequested')).toBe(1);
    await stockBecomes(item, { reserved: 0, confirmed: 0, available: 10 });
  });

  test('another amount goes back, and the order waits for the right one', async () => {
    const { id } = await placed();
    await deliver('payment.succeeded', { ...succeeded(id, 'ch_1'), amount: '9.00' });
    await toldLike(id, {
      status: 'reserved',
      refunds: [{ amount: '9.00', payment_reference: 'ch_1' }],
    });
    await deliver('payment.succeeded', succeeded(id, 'ch_2'));
    await toldLike(id, { status: 'confirmed', payment: { reference: 'ch_2' } });
  });

  test('that a payment failed may come before or after that one succeeded', async () => {
    const failed = { reference: 'ch_0', code: 'card_declined' };
    const before = await placed();
    await deliver('payment.failed', { order_id: before.id, ...failed });
    await deliver('payment.succeeded', succeeded(before.id, 'ch_1'));
    const after = await placed();
    await deliver('payment.succeeded', succeeded(after.id, 'ch_1'));
    const late = await deliver('payment.failed', { order_id: after.id, ...failed });
    expect(late.status).toBe(200);
    for (const { id } of [before, after]) {
      const { payment } = await inStatus(id, 'confirmed');
      expect(payment).toMatchObject({ reference: 'ch_1' });
    }
  });

  test('what became of a refund is told in any order, and done is done', async () => {
    const { id } = await placed();
    await cancel(id);
    await deliver('payment.succeeded', succeeded(id, 'ch_1'));
    const refund = { order_id: id, refund_id: `${id}:refund:1` };
    await deliver('refund.succeeded', { ...refund, reference: 're_1' });
    await deliver('refund.failed', { ...refund, code: 'closed' });
    await toldLike(id, { refunds: [{ status: 'completed' }] });
    expect(await countOf(id, 'RefundFailed')).toBe(0);
  });

  test('an order that nobody knows is a 404', async () => {
    const { status, body } = await deliver('payment.succeeded', succeeded(randomUUID(), 'ch_1'));
    expect([status, body.code]).toEqual([404, 'order_not_found']);
  });
});
