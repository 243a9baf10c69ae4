import { ledgerStreams } from '@order-ledger/contracts';
import { testNats } from '@order-ledger/embedded/testing';
import { afterAll, describe, expect, it, test } from 'vitest';
import { orderRequests, testLedger, testSimulator } from './support/simulator.ts';

const nats = await testNats();
const ledger = await testLedger(nats.url);
afterAll(ledger.stop);

describe('a charge', () => {
  it('succeeds, under the same reference however often it is asked for', async () => {
    const app = await testSimulator(nats.url);
    const order = orderRequests();
    for (const attempt of [1, 2]) await ledger.ask(order.charge(attempt));
    const [first, second] = await ledger.told(order.order_id, 2);
    expect(first).toMatchObject({
      kind: 'payment',
      outcome: 'succeeded',
      correlation_id: 'request-1',
    });
    expect(second).toEqual(first);
    const { data } = (await app.inject('/payments')).json<{ data: unknown[] }>();
    expect(data).toMatchObject([
      { order_id: order.order_id, amount: '10.00', outcome: 'succeeded' },
    ]);
  });

  it('is declined as often as configured, and each always or never', async () => {
    const orders = Array.from({ length: 40 }, orderRequests);
    const outcomes = async () => {
      const app = await testSimulator(nats.url, { PAYMENT_FAILURE_RATE: '0.5', PAYMENT_SEED: '7' });
      const known = orders.map(({ order_id: id }) => ledger.resultsOf(id).length);
      const attempt = (known[0] ?? 0) + 1;
      for (const order of orders) await ledger.ask(order.charge(attempt));
      const results = await Promise.all(
        orders.map(async ({ order_id: id }) => await ledger.told(id, attempt)),
      );
      await app.close();
      return results.map((told) => told.at(-1)?.outcome);
    };
    const first = await outcomes();
    expect(first.filter((outcome) => outcome === 'failed').length).toBeGreaterThan(8);
    expect(first.filter((outcome) => outcome === 'succeeded').length).toBeGreaterThan(8);
    expect(await outcomes()).toEqual(first);
  });

  it('that was made is told to who asks for a void', async () => {
    await testSimulator(nats.url);
    const order = orderRequests();
    await ledger.ask(order.charge());
    await ledger.ask(order.void());
    const [charged, voided] = await ledger.told(order.order_id, 2);
    expect(voided).toEqual(charged);
  });

  it('that was not made is never made after its void', async () => {
    await testSimulator(nats.url);
    const order = orderRequests();
    await ledger.ask(order.void(1));
    await ledger.ask(order.charge(2));
    for (const result of await ledger.told(order.order_id, 2)) {
      expect(result).toMatchObject({ outcome: 'failed', code: 'not_charged' });
    }
  });
});

describe('a refund', () => {
  it('gives back what was paid, and not more', async () => {
    await testSimulator(nats.url);
    const order = orderRequests();
    await ledger.ask(order.charge());
    const [paid] = await ledger.told(order.order_id);
    if (paid?.outcome !== 'succeeded') throw new Error('it was paid');
    const { reference } = paid;
    await ledger.ask(order.refund(1, '6.00', reference));
    await ledger.ask(order.refund(1, '6.00', reference));
    await ledger.told(order.order_id, 2);
    await ledger.ask(order.refund(2, '4.01', reference));
    await ledger.told(order.order_id, 3);
    await ledger.ask(order.refund(3, '4.00', reference));
    const [, ...refunds] = await ledger.told(order.order_id, 4);
    expect(refunds).toMatchObject([
      { kind: 'refund', outcome: 'succeeded' },
      { kind: 'refund', outcome: 'failed', code: 'refund_exceeds_payment' },
      { kind: 'refund', outcome: 'succeeded' },
    ]);
  });
});

test('a test method decides what becomes of a charge, and of its refund', async () => {
  await testSimulator(nats.url);
  const order = orderRequests();
  await ledger.ask(order.charge(1, 'test_declined'));
  const [declined] = await ledger.told(order.order_id);
  expect(declined).toMatchObject({ outcome: 'failed', code: 'card_declined' });
  const other = orderRequests();
  await ledger.ask(other.charge(1, 'test_refund_fails'));
  const [paid] = await ledger.told(other.order_id);
  if (paid?.outcome !== 'succeeded') throw new Error('it was paid');
  await ledger.ask(other.refund(1, '6.00', paid.reference));
  const [, refund] = await ledger.told(other.order_id, 2);
  expect(refund).toMatchObject({ kind: 'refund', outcome: 'failed', code: 'refund_failed' });
});

describe('a bad day', () => {
  it('tells results twice, or not at all until it is asked again', async () => {
    const app = await testSimulator(nats.url, { PAYMENT_DUPLICATE_RATE: '1' });
    const twice = orderRequests();
    await ledger.ask(twice.charge());
    const [first, second] = await ledger.told(twice.order_id, 2);
    expect(second).toEqual(first);
    const url = '/admin/behaviour';
    const payload = { loss_rate: 1, duplicate_rate: 0 };
    await app.inject({ method: 'PATCH', url, payload });
    const lost = orderRequests();
    await ledger.ask(lost.charge(1));
    const known = async () => (await app.inject(`/payments/${lost.order_id}:payment:1`)).statusCode;
    await expect.poll(known).toBe(200);
    await app.inject({ method: 'PATCH', url, payload: { loss_rate: 0 } });
    await ledger.ask(lost.charge(2));
    expect(await ledger.told(lost.order_id)).toMatchObject([{ outcome: 'succeeded' }]);
  });

  it('sets aside what it cannot read', async () => {
    await testSimulator(nats.url);
    const order = orderRequests();
    await ledger.ask(order.charge());
    await ledger.told(order.order_id);
    const { connection } = ledger;
    await connection.jetstream().publish('ledger.payment.request.charge', '{"kind":"charge"}');
    const { streams } = await connection.jetstreamManager();
    const parked = async () =>
      await streams.info(ledgerStreams.deadLetters.name).then(
        ({ state }) => state.messages,
        () => 0,
      );
    await expect.poll(parked, { timeout: 40_000 }).toBe(1);
  });

  it('refuses to behave in a way that makes no sense', async () => {
    const app = await testSimulator(nats.url);
    const payload = { delay_min_ms: 10, delay_max_ms: 5 };
    const answer = await app.inject({ method: 'PATCH', url: '/admin/behaviour', payload });
    expect(answer.statusCode).toBe(400);
  });
});
