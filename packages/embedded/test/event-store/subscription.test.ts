import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type AllStreamSubscription,
  binaryEvent,
  END,
  eventTypeFilter,
  excludeSystemEvents,
  type Filter,
  type Position,
  START,
  StreamDeletedError,
  streamNameFilter,
  type StreamSubscription,
} from '@eventstore/db-client';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { testEventStore } from '../../src/testing.ts';
import { collect, connect, event, events, everything, type TestEvent } from './support.ts';

const store = await testEventStore();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;

interface Log {
  readonly entries: unknown[];
  /** The `n` of the events received so far. */
  numbers(): number[];
  count(entry: string): number;
}

/** Writes down what a subscription does, in order: events by their `n`, the rest by name. */
const record = (subscription: StreamSubscription<TestEvent> | AllStreamSubscription): Log => {
  const entries: unknown[] = [];
  subscription.on('confirmation', () => entries.push('confirmed'));
  subscription.on('caughtUp', () => entries.push('caughtUp'));
  subscription.on('error', (error: unknown) => entries.push(error));
  subscription.addListener('data', (resolved: unknown) => {
    entries.push((resolved as { event: { data: { n: number } } }).event.data.n);
  });
  onTestFinished(async () => await subscription.unsubscribe());
  return {
    entries,
    numbers: () => entries.filter((entry): entry is number => typeof entry === 'number'),
    count: (entry) => entries.filter((each) => each === entry).length,
  };
};

/** For `expect.poll`. */
const WAIT = { timeout: 40_000 };

describe('to a stream', () => {
  test('confirmation, history, caught up once, then live', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(3));
    const log = record(client.subscribeToStream<TestEvent>(stream));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 0, 1, 2, 'caughtUp']);
    await client.appendToStream(newStream(), event(99));
    await client.appendToStream(stream, events(2, 3));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 0, 1, 2, 'caughtUp', 3, 4]);
  });

  test('starts after the revision given', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(4));
    const log = record(client.subscribeToStream<TestEvent>(stream, { fromRevision: 1n }));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 2, 3, 'caughtUp']);
  });

  test('from the end: caught up, then only what is new', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    const log = record(client.subscribeToStream<TestEvent>(stream, { fromRevision: END }));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp']);
    await client.appendToStream(stream, event(2));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp', 2]);
  });

  test('may wait for a stream that does not exist, and for one that is recreated', async () => {
    const stream = newStream();
    const log = record(client.subscribeToStream<TestEvent>(stream, { fromRevision: START }));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp']);
    await client.appendToStream(stream, events(2));
    await client.deleteStream(stream);
    await client.appendToStream(stream, event(2));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp', 0, 1, 2]);
    const late = record(client.subscribeToStream<TestEvent>(stream));
    await expect.poll(() => late.entries, WAIT).toEqual(['confirmed', 2, 'caughtUp']);
  });

  test('resolves links, in history and live', async () => {
    const [stream, links] = [newStream(), newStream()];
    await client.appendToStream(stream, events(2));
    const link = async (revision: number): Promise<unknown> => {
      const data = Buffer.from(`${revision}@${stream}`);
      return await client.appendToStream(links, binaryEvent({ type: '$>', data }));
    };
    await link(1);
    const log = record(client.subscribeToStream<TestEvent>(links, { resolveLinkTos: true }));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 1, 'caughtUp']);
    await link(0);
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 1, 'caughtUp', 0]);
  });

  test('shows of history what metadata leaves', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(5));
    await client.setStreamMetadata(stream, { maxCount: 2 });
    const log = record(client.subscribeToStream<TestEvent>(stream));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 3, 4, 'caughtUp']);
  });

  test('ends with stream deleted, at once or when the tombstone comes', async () => {
    const stream = newStream();
    await client.appendToStream(stream, event(0));
    const log = record(client.subscribeToStream<TestEvent>(stream));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 0, 'caughtUp']);
    await client.tombstoneStream(stream);
    await expect
      .poll(() => log.entries, WAIT)
      .toEqual(['confirmed', 0, 'caughtUp', expect.any(StreamDeletedError)]);
    const late = record(client.subscribeToStream<TestEvent>(stream));
    await expect.poll(() => late.entries.at(-1)).toBeInstanceOf(StreamDeletedError);
    expect(late.numbers()).toEqual([]);
  });

  test('loses and repeats nothing while many write', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(1_500));
    const log = record(client.subscribeToStream<TestEvent>(stream));
    const total = 4_000;
    for (let n = 1_500; n < total; n += 25) {
      await client.appendToStream(stream, events(25, n));
    }
    await vi.waitFor(() => expect(log.numbers()).toHaveLength(total), WAIT);
    expect(log.numbers()).toEqual(Array.from({ length: total }, (_, n) => n));
    expect(log.count('caughtUp')).toBe(1);
  });
});

/** What a filtered subscription to $all has sent. */
interface Filtered {
  readonly numbers: number[];
  readonly checkpoints: Position[];
  readonly order: string[];
}

const subscribeFiltered = (filter: Filter, fromPosition: Position | typeof START | typeof END) => {
  const seen: Filtered = { numbers: [], checkpoints: [], order: [] };
  const checkpointReached = async (_: unknown, position: Position): Promise<void> => {
    seen.checkpoints.push(position);
    seen.order.push('checkpoint');
    await nextTurn();
  };
  const subscription = client.subscribeToAll({
    fromPosition,
    filter: { ...filter, checkpointReached },
  });
  onTestFinished(async () => await subscription.unsubscribe());
  subscription.on('caughtUp', () => seen.order.push('caughtUp'));
  subscription.on('data', ({ event: read }) => {
    if (read !== undefined) seen.numbers.push((read.data as { n: number }).n);
    seen.order.push('event');
  });
  return seen;
};

describe('to $all', () => {
  test('shows everything, system events included, from after a position', async () => {
    const { position } = await client.appendToStream(newStream(), event(0));
    const stream = newStream();
    await client.setStreamMetadata(stream, { maxCount: 3 });
    await client.appendToStream(stream, event(1));
    const types: unknown[] = [];
    if (position === undefined) throw new Error('It has a position');
    const subscription = client.subscribeToAll({ fromPosition: position });
    onTestFinished(async () => await subscription.unsubscribe());
    subscription.on('caughtUp', () => types.push('caughtUp'));
    subscription.on('data', ({ event: read }) => types.push(read?.type));
    await client.tombstoneStream(stream);
    await expect.poll(() => types).toContain('$streamDeleted');
    expect(types.filter((type) => type !== 'caughtUp')).toEqual([
      '$metadata',
      'Happened',
      '$streamDeleted',
    ]);
    expect(types.filter((type) => type === 'caughtUp')).toHaveLength(1);
  });

  test('from the end: caught up, then only what is new', async () => {
    const log = record(client.subscribeToAll({ fromPosition: END }));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp']);
    await client.appendToStream(newStream(), event(5));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp', 5]);
  });

  test('loses and repeats nothing while many write to many streams', async () => {
    const before = (await everything(client)).length;
    const positions: bigint[] = [];
    let caughtUp = 0;
    const subscription = client.subscribeToAll({ fromPosition: START });
    onTestFinished(async () => await subscription.unsubscribe());
    subscription.on('caughtUp', () => (caughtUp += 1));
    subscription.on('data', ({ event: read }) => positions.push(read?.position.commit ?? 0n));
    const writers = Array.from({ length: 20 }, newStream).map(async (stream) => {
      for (const each of events(75)) await client.appendToStream(stream, each);
    });
    await Promise.all(writers);
    await vi.waitFor(() => expect(positions).toHaveLength(before + 1_500), WAIT);
    expect(positions).toEqual(positions.map((_, index) => BigInt(index + 1)));
    expect(caughtUp).toBe(1);
  });

  test('a reader that pauses gets all of it later, and the server keeps working', async () => {
    const stream = newStream();
    const subscription = client.subscribeToStream<TestEvent>(stream);
    const log = record(subscription);
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp']);
    subscription.pause();
    for (let n = 0; n < 10_000; n += 500) await client.appendToStream(stream, events(500, n));
    subscription.resume();
    await vi.waitFor(() => expect(log.numbers()).toHaveLength(10_000), WAIT);
    expect(log.numbers()).toEqual(Array.from({ length: 10_000 }, (_, n) => n));
    expect(log.count('caughtUp')).toBe(1);
  });
});

test('the largest number is the end, to whom has no other word for it', async () => {
  const stream = newStream();
  await client.appendToStream(stream, events(2));
  const largest = 2n ** 64n - 1n;
  const ofStream = record(client.subscribeToStream(stream, { fromRevision: largest }));
  const ofAll = record(
    client.subscribeToAll({ fromPosition: { commit: largest, prepare: largest } }),
  );
  for (const log of [ofStream, ofAll]) {
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp']);
  }
  await client.appendToStream(stream, event(2));
  for (const log of [ofStream, ofAll]) {
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp', 2]);
  }
});

describe('filters of $all', () => {
  const run = randomUUID();
  const filters: [name: string, filter: Filter, expected: number[]][] = [
    ['stream prefixes', streamNameFilter({ prefixes: [`a-${run}`, `b-${run}`] }), [1, 2, 3, 4]],
    ['a stream regex', streamNameFilter({ regex: `^[ac]-${run}` }), [1, 2, 5, 6]],
    ['type prefixes', eventTypeFilter({ prefixes: [`Odd${run}`] }), [1, 3, 5]],
    ['a type regex', eventTypeFilter({ regex: `^(Even|None)${run}$` }), [2, 4, 6]],
    ['flags in front of a regex', eventTypeFilter({ regex: `(?i)^EVEN${run}$` }), [2, 4, 6]],
    ...[`\\A\\p{Lu}ven${run}\\z`, `^(?'name'Even)(?# a remark)${run}\\Z`, `Even\\-?${run}`].map(
      (regex): [string, Filter, number[]] => [
        `.NET's ${regex}`,
        eventTypeFilter({ regex }),
        [2, 4, 6],
      ],
    ),
  ];

  test.each(filters)('by %s, in history and live', async (_, filter, expected) => {
    const live = subscribeFiltered(filter, END);
    await expect.poll(() => live.order).toContain('caughtUp');
    const types = [`Odd${run}`, `Even${run}`];
    let n = 0;
    for (const stream of ['a', 'b', 'c']) {
      for (const type of types) await client.appendToStream(`${stream}-${run}`, event(++n, type));
    }
    await expect.poll(() => live.numbers).toEqual(expected);
    const history = subscribeFiltered(filter, START);
    await expect.poll(() => history.order).toContain('caughtUp');
    expect(history.numbers.slice(-expected.length)).toEqual(expected);
  });

  test('without system events', async () => {
    const log = record(client.subscribeToAll({ fromPosition: END, filter: excludeSystemEvents() }));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp']);
    await client.setStreamMetadata(newStream(), {});
    await client.appendToStream(newStream(), event(1));
    await expect.poll(() => log.entries, WAIT).toEqual(['confirmed', 'caughtUp', 1]);
  });

  test('a regular expression that is none is refused', async () => {
    const log = record(client.subscribeToAll({ filter: streamNameFilter({ regex: '(' }) }));
    await expect.poll(() => log.entries.at(-1)).toMatchObject({ code: 3 });
  });

  test.each([
    [{ maxSearchWindow: 10, checkpointInterval: 2 }, 20],
    [{ checkpointInterval: 1 }, 32],
    [{ checkpointInterval: 3 }, 96],
  ])('checkpoints with %o: one every %d events', async (options, interval) => {
    const { position } = await client.appendToStream(newStream(), event(-1));
    if (position === undefined) throw new Error('It has a position');
    const start = position.commit;
    await client.appendToStream(newStream(), events(200));
    const filter = streamNameFilter({ prefixes: ['none-'], ...options });
    const seen = subscribeFiltered(filter, position);
    await expect.poll(() => seen.order).toContain('caughtUp');
    const due = Array.from(
      { length: Math.floor(200 / interval) },
      (_, k) => start + BigInt((k + 1) * interval),
    );
    const atEnd = start + 200n;
    expect(seen.checkpoints.map(({ commit }) => commit)).toEqual([...due, atEnd]);
    expect(seen.order.at(-1)).toBe('caughtUp');
    await client.appendToStream(newStream(), events(interval));
    await expect.poll(() => seen.checkpoints).toHaveLength(due.length + 2);
    const nextDue = start + BigInt((due.length + 1) * interval);
    expect(seen.checkpoints.at(-1)).toEqual({ commit: nextDue, prepare: nextDue });
  });

  test('a subscription resumes from a checkpoint without gap or repetition', async () => {
    const stream = newStream();
    const { position: start = START } = await client.appendToStream(newStream(), event(0));
    await client.appendToStream(stream, events(100));
    const filter = streamNameFilter({ prefixes: [stream], maxSearchWindow: 7 });
    const seen = subscribeFiltered(filter, start);
    await expect.poll(() => seen.order).toContain('caughtUp');
    const checkpoint = seen.checkpoints.at(-3);
    if (checkpoint === undefined) throw new Error('There are many');
    const passed = (await collect(client.readStream(stream))).filter(
      ({ commitPosition }) => (commitPosition ?? 0n) <= checkpoint.commit,
    );
    const resumed = subscribeFiltered(filter, checkpoint);
    await expect.poll(() => resumed.order).toContain('caughtUp');
    expect(resumed.numbers).toEqual(seen.numbers.slice(passed.length));
    expect(passed.length).toBeGreaterThan(0);
  });
});
