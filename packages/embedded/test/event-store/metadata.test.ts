import { randomUUID } from 'node:crypto';
import {
  ANY,
  BACKWARDS,
  END,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  StreamNotFoundError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { describe, expect, test, vi } from 'vitest';
import { testEventStoreProcess } from '../../src/testing.ts';
import { collect, connect, event, events, everything, failure, numbers } from './support.ts';

const store = await testEventStoreProcess();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;

describe('stream metadata', () => {
  test('comes back as it was set, with what is not known kept', async () => {
    const stream = newStream();
    const metadata = { maxCount: 5, maxAge: 60, truncateBefore: 1, colour: { hue: [1, 2] } };
    await client.setStreamMetadata(stream, metadata);
    expect(await client.getStreamMetadata(stream)).toMatchObject({ streamName: stream, metadata });
  });

  test('is absent as long as none was set', async () => {
    expect(await client.getStreamMetadata(newStream())).not.toHaveProperty('metadata');
  });

  test('is in its own stream, of which only the last event is shown', async () => {
    const stream = newStream();
    await client.setStreamMetadata(stream, { version: 1 }, { expectedRevision: NO_STREAM });
    await client.setStreamMetadata(stream, { version: 2 }, { expectedRevision: 0n });
    const wrong = client.setStreamMetadata(stream, { version: 3 }, { expectedRevision: 0n });
    await expect(wrong).rejects.toThrow(WrongExpectedVersionError);
    const read = await collect(client.readStream(`$$${stream}`));
    expect(read.map((resolved) => resolved.event)).toMatchObject([
      { type: '$metadata', revision: 1n, data: { version: 2 } },
    ]);
  });

  test('$maxCount shows the last so many', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(5));
    await client.setStreamMetadata(stream, { maxCount: 2 });
    expect(await numbers(client, stream)).toEqual([3, 4]);
    expect(await numbers(client, stream, { fromRevision: 1n, maxCount: 1 })).toEqual([3]);
    const backwards = { direction: BACKWARDS, fromRevision: END } as const;
    expect(await numbers(client, stream, backwards)).toEqual([4, 3]);
    await client.appendToStream(stream, event(5), { expectedRevision: 4n });
    expect(await numbers(client, stream)).toEqual([4, 5]);
    await client.setStreamMetadata(stream, {});
    expect(await numbers(client, stream)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test('$tb hides what is before it', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(5));
    await client.setStreamMetadata(stream, { truncateBefore: 3 });
    expect(await numbers(client, stream)).toEqual([3, 4]);
    await client.setStreamMetadata(stream, { truncateBefore: 99 });
    expect(await numbers(client, stream)).toEqual([]);
    await client.setStreamMetadata(stream, { truncateBefore: 2, maxCount: 4 });
    expect(await numbers(client, stream)).toEqual([2, 3, 4]);
  });

  test('$maxAge hides what is older', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    await client.setStreamMetadata(stream, { maxAge: 1 });
    await vi.waitFor(async () => expect(await numbers(client, stream)).toEqual([]), 40_000);
    await client.appendToStream(stream, event(2));
    expect(await numbers(client, stream)).toEqual([2]);
    const backwards = { direction: BACKWARDS, fromRevision: END } as const;
    expect(await numbers(client, stream, backwards)).toEqual([2]);
    await client.setStreamMetadata(stream, { maxAge: 3_600 });
    expect(await numbers(client, stream)).toEqual([0, 1, 2]);
  });

  test('that makes no sense changes nothing', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    for (const nonsense of [{ $maxCount: 'many' }, { $tb: -5, $maxAge: 0 }, { $maxCount: 1.5 }]) {
      await client.setStreamMetadata(stream, nonsense);
      expect(await numbers(client, stream)).toEqual([0, 1]);
    }
  });

  test('does not touch $all', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(3));
    await client.setStreamMetadata(stream, { maxCount: 1 });
    const all = await everything(client);
    expect(all.filter(({ streamId }) => streamId === stream)).toHaveLength(3);
  });
});

describe('soft delete', () => {
  test('makes a stream not found, and recreation goes on with its revisions', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(3));
    const { position } = await client.deleteStream(stream, { expectedRevision: 2n });
    await expect(collect(client.readStream(stream))).rejects.toThrow(StreamNotFoundError);
    const metadata = (await everything(client)).at(-1);
    expect(metadata).toMatchObject({ type: '$metadata', streamId: `$$${stream}`, position });
    const again = await client.appendToStream(stream, events(2, 3), {
      expectedRevision: NO_STREAM,
    });
    expect(again.nextExpectedRevision).toBe(4n);
    expect(await numbers(client, stream)).toEqual([3, 4]);
    const [first] = await collect(client.readStream(stream, { maxCount: 1 }));
    expect(first?.event?.revision).toBe(3n);
    expect(await client.getStreamMetadata(stream)).toMatchObject({
      metadata: { truncateBefore: 3 },
    });
  });

  test.each([ANY, 1n] as const)('a stream is recreated with %s too', async (expectedRevision) => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    await client.deleteStream(stream);
    await client.appendToStream(stream, event(2), { expectedRevision });
    await client.appendToStream(stream, event(3), { expectedRevision: 2n });
    expect(await numbers(client, stream)).toEqual([2, 3]);
  });

  test('stream exists is no expectation for it', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    await client.deleteStream(stream);
    const append = client.appendToStream(stream, event(2), { expectedRevision: STREAM_EXISTS });
    await expect(append).rejects.toThrow(StreamDeletedError);
  });

  test('needs the right revision, and says the right one', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    for (const [expectedRevision, expectedVersion] of [
      [0n, 0n],
      [7n, 7n],
      [NO_STREAM, -1n],
    ] as const) {
      const error = await failure(client.deleteStream(stream, { expectedRevision }));
      expect(error).toBeInstanceOf(WrongExpectedVersionError);
      expect(error).toMatchObject({ streamName: stream, expectedVersion, actualVersion: 1n });
    }
    expect(await numbers(client, stream)).toEqual([0, 1]);
  });

  test('of nothing at all is a wrong expected version, of metadata alone it is not', async () => {
    const stream = newStream();
    for (const expectedRevision of [ANY, NO_STREAM] as const) {
      const error = await failure(client.deleteStream(stream, { expectedRevision }));
      const expectedVersion = expectedRevision === ANY ? -2n : -1n;
      expect(error).toMatchObject({
        type: 'wrong-expected-version',
        expectedVersion,
        actualVersion: NO_STREAM,
      });
    }
    await client.setStreamMetadata(stream, { colour: 'red' });
    const { position } = await client.deleteStream(stream, { expectedRevision: NO_STREAM });
    expect(position?.commit).toBeGreaterThan(0n);
  });

  test('may be repeated', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    await client.deleteStream(stream);
    await client.deleteStream(stream);
    await client.appendToStream(stream, event(2));
    await client.deleteStream(stream);
    await client.appendToStream(stream, event(3));
    expect(await numbers(client, stream)).toEqual([3]);
  });

  test('new metadata brings the stream back without its events', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    await client.deleteStream(stream);
    await client.setStreamMetadata(stream, { colour: 'red' });
    expect(await numbers(client, stream)).toEqual([]);
    expect(await client.getStreamMetadata(stream)).toMatchObject({
      metadata: { colour: 'red', truncateBefore: 2 },
    });
    await client.appendToStream(stream, event(2));
    expect(await numbers(client, stream)).toEqual([2]);
  });

  test('holds after a restart, and so does what was recreated', async () => {
    const [deleted, recreated] = [newStream(), newStream()];
    for (const stream of [deleted, recreated]) {
      await client.appendToStream(stream, events(2));
      await client.deleteStream(stream);
    }
    await client.appendToStream(recreated, event(2));
    await store.kill();
    await store.start();
    const fresh = connect(store.url);
    await expect(collect(fresh.readStream(deleted))).rejects.toThrow(StreamNotFoundError);
    expect(await numbers(fresh, recreated)).toEqual([2]);
    const { nextExpectedRevision } = await fresh.appendToStream(deleted, event(2));
    expect(nextExpectedRevision).toBe(2n);
  });
});

describe('tombstone', () => {
  const fresh = connect(store.url);

  test('ends a stream for ever, its metadata included', async () => {
    const stream = newStream();
    await fresh.appendToStream(stream, events(2));
    const { position } = await fresh.tombstoneStream(stream, { expectedRevision: 1n });
    expect((await everything(fresh)).at(-1)).toMatchObject({ type: '$streamDeleted', position });
    await expect(fresh.tombstoneStream(stream)).rejects.toThrow(StreamDeletedError);
    await expect(fresh.deleteStream(stream)).rejects.toThrow(StreamDeletedError);
    await expect(fresh.getStreamMetadata(stream)).rejects.toThrow(StreamDeletedError);
    await expect(fresh.setStreamMetadata(stream, {})).rejects.toThrow(StreamDeletedError);
    await expect(collect(fresh.readStream(`$$${stream}`))).rejects.toThrow(StreamDeletedError);
  });

  test('lets metadata that there was be written on, unread', async () => {
    const stream = newStream();
    // Softly deleted first, which new metadata would end: that is an event more.
    await fresh.appendToStream(stream, event(0));
    await fresh.deleteStream(stream);
    await fresh.tombstoneStream(stream);
    const write = async (revision: bigint): Promise<bigint> => {
      const options = { expectedRevision: revision };
      return (await fresh.setStreamMetadata(stream, {}, options)).nextExpectedRevision;
    };
    expect(await write(0n)).toBe(1n);
    await expect(fresh.getStreamMetadata(stream)).rejects.toThrow(StreamDeletedError);
    expect(await write(1n)).toBe(2n);
  });

  test('of a stream that does not exist succeeds with no stream', async () => {
    const stream = newStream();
    const { position } = await fresh.tombstoneStream(stream, { expectedRevision: NO_STREAM });
    expect(position?.commit).toBeGreaterThan(0n);
    await expect(collect(fresh.readStream(stream))).rejects.toThrow(StreamDeletedError);
  });

  test('needs the right revision', async () => {
    const stream = newStream();
    const missing = await failure(fresh.tombstoneStream(stream, { expectedRevision: 4n }));
    expect(missing).toMatchObject({ expectedVersion: 4n, actualVersion: NO_STREAM });
    await fresh.appendToStream(stream, events(2));
    const error = await failure(fresh.tombstoneStream(stream, { expectedRevision: 0n }));
    expect(error).toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      expectedVersion: 0n,
      actualVersion: 1n,
    });
  });

  test('of a softly deleted stream is possible', async () => {
    const stream = newStream();
    await fresh.appendToStream(stream, events(2));
    await fresh.deleteStream(stream);
    await fresh.tombstoneStream(stream);
    await expect(collect(fresh.readStream(stream))).rejects.toThrow(StreamDeletedError);
  });
});
