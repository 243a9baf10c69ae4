import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import {
  END,
  type EventStoreDBClient,
  type Position,
  START,
  streamNameFilter,
  UnavailableError,
} from '@eventstore/db-client';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startEventStore, StoreLockedError } from '../../src/event-store/index.ts';
import { testEventStoreProcess } from '../../src/testing.ts';
import { DurableWriters } from './durable-writers.ts';
import { collect, connect, event, events, everything, failure, numbers } from './support.ts';

const store = await testEventStoreProcess();
const unary = { credentials: { username: 'any', password: 'any' } };
const newStream = (): string => `test-${randomUUID()}`;
const WAIT = { timeout: 30_000 };
/** On a busy machine. */
const timeoutMs = 120_000;

const sql = async (text: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: store.postgres.databaseUrl('event_store') });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};

const faults = {
  'kill -9 of the store': async () => {
    await store.kill();
    await store.start();
  },
  'kill -9 of PostgreSQL': async () => {
    await store.postgres.kill();
    await store.postgres.start();
  },
  'loss of all connections to PostgreSQL': async () => {
    await sql(`select pg_terminate_backend(pid) from pg_stat_activity
               where application_name = 'event-store'`);
  },
  'orderly restart of the store': async () => {
    await store.stop();
    await store.start();
  },
};

/** What was acknowledged is stored where it was said to be, nothing twice, without a gap. */
const verify = async ({ acknowledged }: DurableWriters): Promise<void> => {
  const client = connect(store.url);
  const all = await everything(client);
  const positions = all.map(({ position }) => position.commit);
  expect(positions).toEqual(all.map((_, index) => BigInt(index + 1)));
  const stored = new Map(all.map((each) => [each.id, each]));
  expect(stored.size).toBe(all.length);
  for (const { id, stream, revision, position } of acknowledged) {
    expect(stored.get(id)).toMatchObject({ streamId: stream, revision, position });
  }
  for (const stream of new Set(acknowledged.map((each) => each.stream))) {
    const read = await collect(client.readStream(stream));
    const revisions = read.map((resolved) => resolved.event?.revision);
    expect(revisions).toEqual(read.map((_, index) => BigInt(index)));
    const ids = acknowledged.filter((each) => each.stream === stream).map(({ id }) => id);
    expect(read.map((resolved) => resolved.event?.id)).toEqual(ids);
  }
};

describe('acknowledged appends are stored once, in order, where they were said to be', () => {
  const all: DurableWriters[] = [];

  test.each(Object.entries(faults))(
    'after %s while many write',
    async (_, fault) => {
      const writers = new DurableWriters(connect(store.url), 8);
      all.push(writers);
      for (let round = 0; round < 2; round += 1) {
        await writers.acknowledge(100, WAIT);
        await fault();
      }
      await writers.acknowledge(50, WAIT);
      await writers.stop();
      expect(writers.failures).toBeGreaterThan(0);
      await verify(writers);
    },
    timeoutMs,
  );

  test('and after one more kill -9', async () => {
    await faults['kill -9 of the store']();
    expect(all).toHaveLength(Object.keys(faults).length);
    for (const writers of all) await verify(writers);
  });
});

/** Handles events one by one, remembers the last position, subscribes again from it after an error. */
const consume = async (
  client: EventStoreDBClient,
  prefix: string,
  handled: bigint[],
  stop: AbortSignal,
): Promise<void> => {
  let checkpoint: Position | typeof START = START;
  while (!stop.aborted) {
    const filter = streamNameFilter({ prefixes: [prefix] });
    const subscription = client.subscribeToAll({ fromPosition: checkpoint, filter });
    stop.addEventListener('abort', () => void subscription.unsubscribe(), { once: true });
    try {
      for await (const { event: read } of subscription) {
        if (read === undefined) continue;
        handled.push(read.position.commit);
        checkpoint = read.position;
      }
    } catch {
      await delay(20);
    }
  }
};

test(
  'a subscription resumes exactly from a stored position, whatever dies',
  async () => {
    const client = connect(store.url);
    const writers = new DurableWriters(client, 4);
    const handled: bigint[] = [];
    const stop = new AbortController();
    onTestFinished(() => stop.abort());
    void consume(client, 'durable-', handled, stop.signal);
    const ours = async (): Promise<bigint[]> =>
      (await everything(client))
        .filter(({ streamId }) => streamId.startsWith('durable-'))
        .map(({ position }) => position.commit);
    for (const fault of [faults['kill -9 of the store'], faults['kill -9 of PostgreSQL']]) {
      await writers.acknowledge(60, WAIT);
      await fault();
    }
    await writers.stop();
    const expected = await ours();
    await vi.waitFor(() => expect(handled).toHaveLength(expected.length), WAIT);
    expect(handled).toEqual(expected);
  },
  timeoutMs,
);

test('without PostgreSQL the store is unavailable, with it it is back by itself', async () => {
  const client = connect(store.url);
  const stream = newStream();
  await client.appendToStream(stream, events(2), unary);
  const live: number[] = [];
  const subscription = client.subscribeToStream(stream, { fromRevision: END });
  onTestFinished(async () => await subscription.unsubscribe());
  subscription.on('data', ({ event: read }) => {
    if (read !== undefined) live.push((read.data as { n: number }).n);
  });
  await new Promise((resolve) => subscription.once('caughtUp', resolve));

  await store.postgres.kill();
  const other = connect(store.url);
  expect(await failure(other.appendToStream(stream, event(2), unary))).toBeInstanceOf(
    UnavailableError,
  );
  expect(await failure(other.deleteStream(stream))).toBeInstanceOf(UnavailableError);
  expect(await failure(collect(other.readStream(stream)))).toBeInstanceOf(UnavailableError);
  const batched = connect(store.url).appendToStream(stream, event(2));
  expect(await failure(batched)).toMatchObject({ type: 'unknown' });

  await store.postgres.start();
  await vi.waitFor(
    async () => await connect(store.url).appendToStream(stream, event(3), unary),
    WAIT,
  );
  const read = await numbers(connect(store.url), stream);
  expect(read).toEqual([0, 1, 3]);
  await expect.poll(() => live, WAIT).toEqual([3]);
});

describe('two stores on one database', () => {
  test('the second fails while the first lives, and takes over when it is killed', async () => {
    const postgresUrl = store.postgres.databaseUrl('event_store');
    const second = startEventStore({ postgresUrl, lockTimeoutMs: 100 });
    expect(await failure(second)).toBeInstanceOf(StoreLockedError);
    const stream = newStream();
    await connect(store.url).appendToStream(stream, events(3), unary);

    const waiting = startEventStore({ postgresUrl, lockTimeoutMs: 10_000 });
    await store.kill();
    const successor = await waiting;
    const client = connect(successor.connectionString);
    expect(await numbers(client, stream)).toEqual([0, 1, 2]);
    await client.appendToStream(stream, event(3), { ...unary, expectedRevision: 2n });
    await successor.stop();
    await store.start();
    expect(await numbers(connect(store.url), stream)).toEqual([0, 1, 2, 3]);
  });
});
