import { testEventStore } from '@order-ledger/embedded/testing';
import { expect, it } from 'vitest';
import { readRawStream, verifyChain } from '../src/index.ts';
import { connected, connectedThroughProxy, impatient } from './support/connections.ts';
import { context, freshId, receive, reserve, stockExecutor } from './support/stock.ts';

const server = await testEventStore();

const settled = async (promises: readonly Promise<unknown>[]): Promise<readonly string[]> =>
  (await Promise.allSettled(promises)).map((result) =>
    result.status === 'fulfilled' ? 'answered' : String(Reflect.get(result.reason, 'code')),
  );

it('commands beyond what may wait for a stream are refused, the others answered', async () => {
  const stock = stockExecutor(connected(server.url), { maxQueued: 10 });
  const id = freshId();
  const codes = await settled(
    Array.from({ length: 25 }, () => stock.execute(id, receive(1), context())),
  );
  expect(codes.filter((code) => code === 'answered')).toHaveLength(10);
  expect(codes.filter((code) => code === 'overloaded')).toHaveLength(15);
  expect(await stock.load(id)).toMatchObject({ state: { received: 10 } });
});

it('commands beyond what may be under way for all streams are refused', async () => {
  const stock = stockExecutor(connected(server.url), { maxPending: 3 });
  const codes = await settled(
    Array.from({ length: 5 }, () => stock.execute(freshId(), receive(1), context())),
  );
  expect(codes).toEqual(['answered', 'answered', 'answered', 'overloaded', 'overloaded']);
  expect(await stock.execute(freshId(), receive(1), context())).toMatchObject({ kind: 'accepted' });
});

it('a batch never exceeds its number of commands or the size of an append', async () => {
  const eventStore = connected(server.url);
  const byNumber = stockExecutor(eventStore, { maxBatch: 7 });
  const bySize = stockExecutor(eventStore, { maxAppendBytes: 2_000 });
  for (const stock of [byNumber, bySize]) {
    const id = freshId();
    const before = eventStore.metrics.appends;
    const results = await Promise.all(
      Array.from({ length: 30 }, () => stock.execute(id, receive(1), context())),
    );
    expect(results.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 30 }, (_, index) => BigInt(index)),
    );
    expect(eventStore.metrics.appends - before).toBeGreaterThanOrEqual(5);
    const chain = verifyChain(readRawStream(eventStore, `stockReservation-${id}`));
    await expect(chain).resolves.toMatchObject({ count: 30 });
  }
  expect(byNumber.metrics.largestBatch).toBe(7);
});

it('a command too large for any append is refused alone', async () => {
  const stock = stockExecutor(connected(server.url), { maxAppendBytes: 100 });
  const tooLarge = stock.execute(freshId(), receive(1), context());
  await expect(tooLarge).rejects.toMatchObject({ code: 'append_refused', reason: 'too_large' });
});

it('what the cache forgot is read again', async () => {
  const stock = stockExecutor(connected(server.url), { maxCached: 2 });
  const ids = Array.from({ length: 5 }, freshId);
  for (const id of ids) await stock.execute(id, receive(2), context());
  for (const id of ids) {
    expect(await stock.execute(id, reserve(), context())).toMatchObject({ revision: 1n });
  }
});

it('a command that waited too long is refused untried', async () => {
  const { proxy, eventStore } = await connectedThroughProxy(server.port, impatient);
  const stock = stockExecutor(eventStore, { maxBatch: 1, maxWaitMs: 200 });
  const id = freshId();
  await stock.execute(id, receive(9), context());
  proxy.blackHole();
  const commands = [reserve('one'), reserve('two')].map((command) =>
    stock.execute(id, command, context()),
  );
  expect(await settled(commands)).toEqual(['event_store_unavailable', 'overloaded']);
});
