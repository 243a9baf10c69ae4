import { randomUUID } from 'node:crypto';
import { binaryEvent, END, START, StreamDeletedError } from '@eventstore/db-client';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { testEventStore } from '../../src/testing.ts';
import { record, WAIT } from './subscription-support.ts';
import { connect, event, events, everything, type TestEvent } from './support.ts';

const store = await testEventStore();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;

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
