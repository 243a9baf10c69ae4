import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import {
  eventsOf,
  line,
  orderOf,
  post,
  startLedger,
  stocked,
  typesOf,
  webhookSecret,
} from './command-api.ts';
import type { ProblemAnswer } from './command-api.ts';

const ledger = await startLedger();
const newSecret = Buffer.from('the secret that comes next').toString('base64');
const app = ledger.instance({ webhookSecrets: [webhookSecret, newSecret] });

interface Delivery {
  readonly id?: string;
  readonly secret?: string;
  readonly at?: Date;
  /** Sent in place of what was signed. */
  readonly sent?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let messages = 0;

const deliver = async (message: object | string, delivery: Delivery = {}, server = app) => {
  const { id = `msg_${(messages += 1)}`, secret = webhookSecret, at = new Date() } = delivery;
  const payload = typeof message === 'string' ? message : JSON.stringify(message);
  const response = await server.inject({
    method: 'POST',
    url: '/api/v1/webhooks/payments',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(id, at, payload),
      ...delivery.headers,
    },
    payload: delivery.sent ?? payload,
  });
  const body = response.json<ProblemAnswer & { order_status: string }>();
  return { status: response.statusCode, headers: response.headers, body };
};

const placed = async (): Promise<string> =>
  (await post(app, '/orders', orderOf(line(await stocked(app, 1), 1, '12.30')))).body.id;
const stateOf = async (id: string) => (await post(app, `/orders/${id}/cancel`)).body;

const succeeded = (order_id: string, more: object = {}) => ({
  type: 'payment.succeeded',
  timestamp: new Date().toISOString(),
  data: { order_id, reference: 'ch_1', amount: '12.30', currency: 'USD', method: 'card', ...more },
});

describe('a payment that succeeded', () => {
  it('pays its order, once', async () => {
    const id = await placed();
    const message = succeeded(id);
    const first = await deliver(message, { id: 'msg_once' });
    expect([first.status, first.body]).toEqual([200, { order_id: id, order_status: 'paid' }]);
    expect(first.headers['ledger-position']).toBe(String(await ledger.head()));
    const again = await deliver(message, { id: 'msg_once' });
    expect([again.status, again.headers['etag']]).toEqual([200, first.headers['etag']]);
    expect((await deliver(message)).status).toBe(200);
    const events = await eventsOf(ledger, `order-${id}`);
    expect(events.map(({ type }) => type)).toEqual(['OrderPlaced', 'OrderReserved', 'OrderPaid']);
    expect(events[2]?.data).toMatchObject({ reference: 'ch_1', amount: 1_230, method: 'card' });
    expect(events[2]?.metadata).toMatchObject({ actor: 'webhook:payments' });
  });

  it('may leave out what the order says', async () => {
    const id = await placed();
    const left = { amount: undefined, currency: undefined, method: undefined };
    expect((await deliver(succeeded(id, left))).body.order_status).toBe('paid');
    const [, , paid] = await eventsOf(ledger, `order-${id}`);
    expect(paid?.data).toMatchObject({ amount: 1_230, currency: 'USD', method: 'credit_card' });
  });

  it.each<[string, object]>([
    ['another amount', { amount: '12.31' }],
    ['another currency', { amount: '12.30', currency: 'EUR' }],
  ])('goes back with %s', async (_what, more) => {
    const id = await placed();
    const { status, body } = await deliver(succeeded(id, more));
    expect([status, body.order_status]).toEqual([200, 'reserved']);
    expect((await typesOf(ledger, `order-${id}`)).slice(2)).toEqual([
      'SurplusPaymentReceived',
      'RefundRequested',
    ]);
  });

  it('goes back when it comes twice, or after the order is over', async () => {
    const id = await placed();
    await deliver(succeeded(id));
    await deliver(succeeded(id, { reference: 'ch_2' }));
    const { refunds } = await stateOf(id);
    expect(refunds).toMatchObject([
      { payment_reference: 'ch_2', reason: 'surplus_payment' },
      { payment_reference: 'ch_1', reason: 'cancelled' },
    ]);
    const late = await deliver(succeeded(id, { reference: 'ch_3' }));
    expect([late.status, late.body.order_status]).toEqual([200, 'cancelled']);
    expect((await stateOf(id)).refunds).toHaveLength(3);
  });

  it('comes again while the stock is being reserved', async () => {
    const order = orderOf(line(await stocked(app, 1)));
    const { body } = await post(app, '/orders', order, { prefer: 'respond-async' });
    const early = await deliver(succeeded(body.id));
    expect([early.status, early.body.code]).toEqual([503, 'not_reserved_yet']);
    expect(early.headers['retry-after']).toBe('1');
  });
});

describe('what else a provider says', () => {
  it('is that a payment failed', async () => {
    const id = await placed();
    await post(app, `/orders/${id}/payment`, { method: 'card' });
    const data = { order_id: id, payment_id: `${id}:payment:1`, code: 'card_declined' };
    expect((await deliver({ type: 'payment.failed', data })).status).toBe(200);
    const own = { order_id: id, reference: 'ch_9' };
    expect((await deliver({ type: 'payment.failed', data: own })).status).toBe(200);
    const state = await stateOf(id);
    expect(state.payment_attempts).toMatchObject([{ status: 'failed', code: 'card_declined' }]);
    expect(state.payment_failures).toMatchObject([{ reference: 'ch_9', code: 'failed' }]);
  });

  it('is what became of a refund', async () => {
    const id = await placed();
    await deliver(succeeded(id));
    await stateOf(id);
    const refund = { order_id: id, refund_id: `${id}:refund:1` };
    await deliver({ type: 'refund.failed', data: { ...refund, code: 'closed' } });
    expect((await stateOf(id)).refunds).toMatchObject([{ status: 'failed', code: 'closed' }]);
    await deliver({ type: 'refund.succeeded', data: { ...refund, reference: 're_1' } });
    expect((await stateOf(id)).refunds).toMatchObject([{ status: 'completed', reference: 're_1' }]);
    const other = { order_id: id, refund_id: '2', reference: 're_2' };
    const unknown = await deliver({ type: 'refund.succeeded', data: other });
    expect([unknown.status, unknown.body.code]).toEqual([404, 'refund_not_found']);
  });

  it('is of no refund as long as the stock is being reserved', async () => {
    const order = orderOf(line(await stocked(app, 1)));
    const {
      body: { id },
    } = await post(app, '/orders', order, { prefer: 'respond-async' });
    for (const message of [
      { type: 'refund.succeeded', data: { order_id: id, refund_id: '1', reference: 're_1' } },
      { type: 'refund.failed', data: { order_id: id, refund_id: '1' } },
    ]) {
      const early = await deliver(message);
      expect([early.status, early.body.code]).toEqual([404, 'refund_not_found']);
    }
  });

  it.each<[string, object | string, number, string]>([
    ['an unknown type', { type: 'payment.created', data: {} }, 400, 'invalid_request'],
    ['no data', { type: 'payment.failed' }, 400, 'invalid_request'],
    ['no order', { type: 'payment.failed', data: {} }, 400, 'invalid_request'],
    ['no JSON', 'payment', 400, 'malformed_json'],
    ['an unknown order', succeeded(crypto.randomUUID()), 404, 'order_not_found'],
  ])('is refused with %s', async (_what, message, status, code) => {
    const answer = await deliver(message);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('a signature', () => {
  it('may be that of the next secret, or one of several', async () => {
    const id = await placed();
    expect((await deliver(succeeded(id), { secret: newSecret })).status).toBe(200);
    const at = new Date();
    const payload = JSON.stringify(succeeded(await placed()));
    const signature = new Webhook(webhookSecret).sign('msg_several', at, payload);
    const headers = { 'webhook-signature': `v1a,abc v1,AAAA ${signature}` };
    expect((await deliver(payload, { id: 'msg_several', at, headers })).status).toBe(200);
  });

  it('is over the bytes, whatever is in them', async () => {
    const id = await placed();
    const payload = JSON.stringify(succeeded(id), undefined, 2).replace('card', 'c\\u0061rd');
    expect((await deliver(payload)).status).toBe(200);
  });

  const minutes = (count: number): Date => new Date(Date.now() + count * 60_000);

  it.each<[string, Delivery]>([
    ['of another secret', { secret: Buffer.from('a guess of somebody').toString('base64') }],
    ['of another body', { sent: '{"type":"payment.succeeded"}' }],
    ['of another message', { headers: { 'webhook-id': 'msg_other' } }],
    ['of another time', { headers: { 'webhook-timestamp': String(Date.now()) } }],
    ['that is too old', { at: minutes(-6) }],
    ['from the future', { at: minutes(6) }],
    ['that is none', { headers: { 'webhook-signature': 'v1' } }],
    ['that is empty', { headers: { 'webhook-signature': '' } }],
    ['of no version', { headers: { 'webhook-signature': 'v2,AAAA' } }],
  ])('%s opens nothing', async (_what, delivery) => {
    const id = await placed();
    const { status, body } = await deliver(succeeded(id), delivery);
    expect([status, body.code]).toEqual([401, 'invalid_signature']);
    expect(await typesOf(ledger, `order-${id}`)).toHaveLength(2);
  });

  it('is never right where there is no secret', async () => {
    const closed = ledger.instance({ webhookSecrets: [] });
    const answer = await deliver(succeeded(await placed()), {}, closed);
    expect([answer.status, answer.body.code]).toEqual([401, 'invalid_signature']);
  });
});
