import { randomUUID } from 'node:crypto';
import { END, NO_STREAM, UnavailableError, WrongExpectedVersionError } from '@eventstore/db-client';
import { Client } from 'pg';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type EventStoreServer, startEventStore } from '../../src/event-store/index.ts';
import { faultProxy, testPostgres } from '../../src/testing.ts';
import { Consumption, newGroup, nothing } from './persistent-support.ts';
import { connect, event, failure, numbers } from './support.ts';

const postgres = await testPostgres();
const proxy = await faultProxy(postgres.port);
const unary = { credentials: { username: 'any', password: 'any' } };
const WAIT = { timeout: 40_000 };

let store: EventStoreServer;
beforeAll(async () => {
  const url = new URL(await postgres.createDatabase('proxied'));
  url.port = String(proxy.port);
  store = await startEventStore({ postgresUrl: url.href });
  return async () => await store.stop();
});

/** Writes `first`, then `second` so that the commit happens and its answer is lost. */
const commitUnheard = async (stream: string, second: ReturnType<typeof event>): Promise<void> => {
  const client = connect(store.connectionString);
  await client.appendToStream(stream, event(1), { ...unary, expectedRevision: NO_STREAM });
  proxy.eatReplies();
  const eaten = proxy.nextEaten();
  const append = client.appendToStream(stream, second, { ...unary, expectedRevision: 0n });
  const error = failure(append);
  await eaten;
  proxy.refuse();
  expect(await error).toBeInstanceOf(UnavailableError);
};

describe('a commit whose answer PostgreSQL could not give', () => {
  test('is not answered with success, and is found when PostgreSQL is back', async () => {
    const stream = `test-${randomUUID()}`;
    const second = event(2);
    const watcher = connect(store.connectionString);
    const seen: number[] = [];
    const subscription = watcher.subscribeToAll({ fromPosition: END });
    onTestFinished(async () => await subscription.unsubscribe());
    subscription.on('data', ({ event: read }) => {
      if (read !== undefined) seen.push((read.data as { n: number }).n);
    });
    await new Promise((resolve) => subscription.once('caughtUp', resolve));

    await commitUnheard(stream, second);
    proxy.pass();
    await expect.poll(() => seen, WAIT).toEqual([1, 2]);

    const client = connect(store.connectionString);
    const other = client.appendToStream(stream, event(3), { ...unary, expectedRevision: 0n });
    await expect(other).rejects.toThrow(WrongExpectedVersionError);
    const again = await client.appendToStream(stream, second, { ...unary, expectedRevision: 0n });
    expect(again.nextExpectedRevision).toBe(1n);
    await client.appendToStream(stream, event(3), { ...unary, expectedRevision: 1n });
    expect(await numbers(client, stream)).toEqual([1, 2, 3]);
    await expect.poll(() => seen, WAIT).toEqual([1, 2, 3]);
  });

  test('decides no other append before it is known', async () => {
    const stream = `test-${randomUUID()}`;
    await commitUnheard(stream, event(2));
    const during = connect(store.connectionString).appendToStream(stream, event(9), {
      ...unary,
      expectedRevision: 0n,
    });
    expect(await failure(during)).toBeInstanceOf(UnavailableError);
    proxy.pass();
    await vi.waitFor(async () => {
      const append = connect(store.connectionString).appendToStream(stream, event(9), {
        ...unary,
        expectedRevision: 0n,
      });
      await expect(append).rejects.toThrow(WrongExpectedVersionError);
    }, WAIT);
    expect(await numbers(connect(store.connectionString), stream)).toEqual([1, 2]);
  });
});

test('connections that are cut again and again cost no acknowledged append', async () => {
  const stream = `test-${randomUUID()}`;
  const client = connect(store.connectionString);
  for (let n = 0; n < 30; n += 1) {
    const written = event(n);
    const expectedRevision = n === 0 ? NO_STREAM : BigInt(n - 1);
    if (n % 3 === 0) setTimeout(() => proxy.cut(), n % 5);
    await vi.waitFor(
      async () => await client.appendToStream(stream, written, { ...unary, expectedRevision }),
      { timeout: 40_000, interval: 10 },
    );
  }
  expect(await numbers(client, stream)).toEqual(Array.from({ length: 30 }, (_, n) => n));
});

test('a message that was parked unheard is parked once', async () => {
  const client = connect(store.connectionString);
  const { stream, group } = await newGroup(client, {
    checkPointAfter: 100,
    checkPointLowerBound: 1,
  });
  await client.appendToStream(stream, event(1), unary);
  const consumer = new Consumption(
    client.subscribeToPersistentSubscriptionToStream(stream, group),
    nothing,
  );
  await expect.poll(() => consumer.numbers).toEqual([1]);

  // What the writer reads first is answered; its insert waits, and then its answer is lost.
  const other = new Client(postgres.databaseUrl('proxied'));
  await other.connect();
  onTestFinished(async () => await other.end());
  await other.query('begin; lock table event_store.events in share mode');
  await consumer.received[0]?.nack('park');
  const waiting = async (): Promise<number> =>
    (await other.query('select from pg_locks where not granted')).rows.length;
  await expect.poll(waiting).toBe(1);
  proxy.eatReplies();
  const eaten = proxy.nextEaten();
  await other.query('commit');
  await eaten;
  proxy.refuse();
  proxy.pass();

  const stats = async () =>
    (await client.getPersistentSubscriptionToStreamInfo(stream, group)).stats;
  // A checkpoint passes what is known to be parked.
  const settled = async (): Promise<unknown> => (await stats()).lastCheckpointedEventRevision;
  await expect.poll(async () => await settled().catch(() => 'away'), WAIT).toBe(0n);
  expect((await stats()).parkedMessageCount).toBe(1n);
});
