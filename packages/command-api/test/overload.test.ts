import type { EventStore } from '@order-ledger/event-store';
import { expect, it } from 'vitest';
import { line, orderOf, post, startLedger, stocked } from './command-api.ts';

const ledger = await startLedger();

/** A store whose appends to streams with the prefix wait until they are let go. */
const heldUp = (eventStore: EventStore, prefix: string) => {
  const gate = Promise.withResolvers<void>();
  const store: EventStore = {
    ...eventStore,
    append: async (request) => {
      if (request.stream.startsWith(prefix)) await gate.promise;
      return await eventStore.append(request);
    },
  };
  return { store, letGo: gate.resolve };
};

it('tells who is one too many to come again, and keeps nobody else waiting', async () => {
  const outside = ledger.instance();
  const [hot, quiet] = [await stocked(outside, 1_000), await stocked(outside, 1_000)];
  const { store, letGo } = heldUp(ledger.eventStore, `stockReservation-main.${hot}`);
  const app = ledger.instance({ eventStore: store, executorLimits: { maxQueued: 5, maxBatch: 1 } });
  const first = post(app, '/orders', orderOf(line(quiet)));
  expect((await first).status).toBe(201);

  const buyers = Array.from({ length: 20 }, () => post(app, '/orders', orderOf(line(hot))));
  const refused = await Promise.race(buyers);
  expect(refused).toMatchObject({ status: 503, body: { code: 'overloaded' } });
  expect(refused.headers['retry-after']).toBe('1');
  // The stream that everybody wants stands still; the others do not.
  expect(await post(app, '/orders', orderOf(line(quiet)))).toMatchObject({ status: 201 });

  letGo();
  const answers = await Promise.all(buyers);
  const sold = answers.filter(({ status }) => status === 201).length;
  expect(sold).toBeGreaterThanOrEqual(5);
  expect(answers.filter(({ status }) => status === 503)).toHaveLength(20 - sold);
  const { body } = await post<Record<string, unknown>>(outside, '/inventory/update', {
    type: 'received',
    product_id: hot,
    warehouse_id: 'main',
    quantity: 1,
  });
  expect(body).toMatchObject({ reserved: sold });
});
