import type { SealedText } from '@order-ledger/personal-data';
import { expect, it } from 'vitest';
import { eventsOf, line, orderOf, post, startLedger, stocked, typesOf } from './command-api.ts';

const ledger = await startLedger();
const app = ledger.instance();
const nobody = '00000000-0000-4000-8000-000000000000';

const placed = async (): Promise<string> =>
  (await post(app, '/orders', orderOf(line(await stocked(app, 1), 1, '12.30')))).body.id;
const pay = async (id: string, body: object, headers = {}) =>
  await post(app, `/orders/${id}/payment`, { method: 'card', reference: 'p-1', ...body }, headers);
const cancel = async (id: string, body?: object, headers = {}) =>
  await post(app, `/orders/${id}/cancel`, body, headers);

it('records a payment', async () => {
  const id = await placed();
  const { status, body, headers } = await pay(id, { amount: 12.3 });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'paid',
    payment: { method: 'card', reference: 'p-1', amount: '12.30', currency: 'USD' },
    links: { self: `/api/v1/orders/${id}`, cancel: `/api/v1/orders/${id}/cancel` },
  });
  expect(body.links).not.toHaveProperty('payment');
  expect(headers).toMatchObject({ etag: '"2"', 'ledger-position': String(await ledger.head()) });
});

it('takes the same payment twice for one, and no other beside it', async () => {
  const id = await placed();
  await pay(id, {});
  expect((await pay(id, {})).status).toBe(200);
  const other = await pay(id, { reference: 'p-2' });
  expect([other.status, other.body.code, other.body['reference']]).toEqual([
    409,
    'already_paid',
    'p-1',
  ]);
  expect(await typesOf(ledger, `order-${id}`)).toHaveLength(3);
});

it.each([
  ['another amount', { amount: '12.31' }, 422, 'payment_amount_mismatch'],
  ['another currency', { amount: '12.30', currency: 'EUR' }, 422, 'payment_amount_mismatch'],
  ['too many digits', { amount: '12.301' }, 400, 'invalid_request'],
  ['a negative amount', { amount: -12.3 }, 400, 'invalid_request'],
  ['an empty reference', { reference: '' }, 400, 'invalid_request'],
  ['an unknown field', { tip: 1 }, 400, 'invalid_request'],
])('refuses a payment with %s', async (_what, body, status, code) => {
  const id = await placed();
  const answer = await pay(id, body);
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(await typesOf(ledger, `order-${id}`)).toHaveLength(2);
});

it('says which amount it expects', async () => {
  const { body } = await pay(await placed(), { amount: '1' });
  expect(body['expected']).toEqual({ amount: '12.30', currency: 'USD' });
});

it('has the payment provider asked when there is no reference', async () => {
  const id = await placed();
  const ask = { method: 'card', reference: undefined };
  const { status, body } = await pay(id, ask);
  expect([status, body.status]).toEqual([202, 'reserved']);
  expect(body.payment_attempts).toMatchObject([
    { payment_id: '1', status: 'pending', method: 'card', amount: '12.30' },
  ]);
  const again = await pay(id, ask);
  expect([again.status, again.body.code, again.body['payment_id']]).toEqual([
    409,
    'payment_pending',
    '1',
  ]);
  const other = await pay(await placed(), { ...ask, amount: '12.31' });
  expect([other.status, other.body.code]).toEqual([422, 'payment_amount_mismatch']);
  expect((await pay(await placed(), { ...ask, amount: '12.30' })).status).toBe(202);
});

it('asks nobody where there is no payment provider', async () => {
  const alone = ledger.instance({ hasPaymentProvider: false });
  const { status, body } = await post(alone, `/orders/${await placed()}/payment`, {
    method: 'card',
  });
  expect([status, body.code]).toEqual([409, 'no_payment_provider']);
});

it('refuses a payment after the deadline', async () => {
  const late = ledger.instance({ now: () => new Date(Date.now() + 2 * 86_400_000) });
  const id = await placed();
  const command = { method: 'card', reference: 'p-1' };
  const { status, body } = await post(late, `/orders/${id}/payment`, command);
  expect([status, body.code]).toEqual([409, 'payment_overdue']);
  expect(body['payment_due_at']).toMatch(/Z$/);
});

it('cancels with a reason that only its person’s key opens', async () => {
  const id = await placed();
  const { status, body } = await cancel(id, { reason: 'CANARY has moved' });
  expect([status, body.status, body.refund_requested]).toEqual([200, 'cancelled', false]);
  expect(Object.keys(body.links)).toEqual(['self']);
  const [, , cancelled] = await eventsOf(ledger, `order-${id}`);
  expect(JSON.stringify(cancelled?.data)).not.toContain('CANARY');
  const { comment } = (cancelled?.data ?? {}) as { comment: SealedText };
  expect(comment.personId).toBe('user:user123');
  expect(await ledger.personalData.open(comment)).toBe('CANARY has moved');
});

it('cancels without a body, once, and asks for the refund of what was paid', async () => {
  const id = await placed();
  await pay(id, {});
  const first = await cancel(id);
  expect([first.status, first.body.refund_requested]).toEqual([200, true]);
  const again = await cancel(id, {});
  expect([again.status, again.headers['etag']]).toEqual([200, first.headers['etag']]);
  expect((await typesOf(ledger, `order-${id}`)).slice(-2)).toEqual([
    'OrderCancelled',
    'RefundRequested',
  ]);
});

it('says what is legal instead', async () => {
  const order = orderOf(line(await stocked(app, 1)));
  const { body: pending } = await post(app, '/orders', order, { prefer: 'respond-async' });
  const early = await pay(pending.id, {});
  expect(early.status).toBe(409);
  expect(early.body).toMatchObject({
    code: 'illegal_transition',
    order_status: 'placed',
    legal: [
      { action: 'cancel', method: 'POST', href: `/api/v1/orders/${pending.id}/cancel` },
      { action: 'edit', method: 'PATCH', href: `/api/v1/orders/${pending.id}` },
      { action: 'extend', method: 'POST', href: `/api/v1/reservations/${pending.id}/extend` },
    ],
  });
  await cancel(pending.id);
  const late = await pay(pending.id, {});
  expect(late.body).toMatchObject({ code: 'illegal_transition', legal: [] });
  expect(late.headers).toMatchObject({ etag: '"1"' });
});

it.each([pay, cancel])('knows no order that was not placed (%#)', async (command) => {
  const { status, body } = await command(nobody, {});
  expect([status, body.code]).toEqual([404, 'order_not_found']);
  const stale = await command(nobody, {}, { 'if-match': '"1"' });
  expect([stale.status, stale.body.code]).toEqual([404, 'order_not_found']);
  expect((await command('not-a-uuid', {})).status).toBe(400);
});

it.each([pay, cancel])('holds the revision that If-Match names (%#)', async (command) => {
  const id = await placed();
  const head = await ledger.head();
  const stale = await command(id, {}, { 'if-match': '"0"' });
  expect([stale.status, stale.body.code]).toEqual([412, 'stale_revision']);
  expect(stale.headers['etag']).toBe('"1"');
  for (const malformed of ['1', 'W/"1"', '"1", "2"', '""', '"-1"', '"x"']) {
    expect((await command(id, {}, { 'if-match': malformed })).status).toBe(400);
  }
  expect(await ledger.head()).toBe(head);
  expect((await command(id, {}, { 'if-match': '"1"' })).status).toBe(200);
});

it('takes any revision for If-Match: *', async () => {
  expect((await cancel(await placed(), {}, { 'if-match': '*' })).status).toBe(200);
});

it('finds the order whatever the case of its id', async () => {
  expect((await cancel((await placed()).toUpperCase())).status).toBe(200);
});

it('lets only one of two changes pass that were made to the same revision', async () => {
  const id = await placed();
  const answers = await Promise.all([
    pay(id, {}, { 'if-match': '"1"' }),
    cancel(id, {}, { 'if-match': '"1"' }),
  ]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
});
