import { randomUUID } from 'node:crypto';
import {
  BACKWARDS,
  binaryEvent,
  END,
  FORWARDS,
  jsonEvent,
  START,
  StreamDeletedError,
  StreamNotFoundError,
} from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { testEventStoreProcess } from '../../src/testing.ts';
import { collect, connect, event, events, everything, failure, numbers } from './support.ts';

const store = await testEventStoreProcess();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;

describe('a stream', () => {
  test('is read from an inclusive start in both directions', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(6));
    expect(await numbers(client, stream)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(await numbers(client, stream, { fromRevision: 2n })).toEqual([2, 3, 4, 5]);
    expect(await numbers(client, stream, { fromRevision: 2n, maxCount: 2 })).toEqual([2, 3]);
    const backwards = { direction: BACKWARDS } as const;
    expect(await numbers(client, stream, { ...backwards, fromRevision: END })).toEqual([
      5, 4, 3, 2, 1, 0,
    ]);
    expect(await numbers(client, stream, { ...backwards, fromRevision: 2n })).toEqual([2, 1, 0]);
    expect(await numbers(client, stream, { ...backwards, fromRevision: END, maxCount: 1 })).toEqual(
      [5],
    );
    expect(await numbers(client, stream, { ...backwards, fromRevision: START })).toEqual([0]);
    expect(await numbers(client, stream, { ...backwards, fromRevision: 99n })).toHaveLength(6);
    const far = 2n ** 64n - 1n;
    expect(await numbers(client, stream, { ...backwards, fromRevision: far })).toHaveLength(6);
  });

  test('has nothing beyond its end', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2));
    expect(await numbers(client, stream, { fromRevision: 2n })).toEqual([]);
    expect(await numbers(client, stream, { fromRevision: 2n ** 63n })).toEqual([]);
    expect(await numbers(client, stream, { fromRevision: END })).toEqual([]);
    expect(await numbers(client, stream, { maxCount: 0 })).toEqual([]);
  });

  test('is read over many pages, in order and whole', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(1_300));
    await client.appendToStream(stream, events(1_200, 1_300));
    const all = Array.from({ length: 2_500 }, (_, n) => n);
    expect(await numbers(client, stream)).toEqual(all);
    const backwards = { direction: BACKWARDS, fromRevision: END } as const;
    expect(await numbers(client, stream, backwards)).toEqual(all.toReversed());
  });

  test('of large events is read whole', async () => {
    const stream = newStream();
    const large = 'x'.repeat(900_000);
    for (const n of [0, 1, 2, 3, 4, 5, 6, 7]) {
      await client.appendToStream(stream, jsonEvent({ type: 'Large', data: { n, large } }));
    }
    expect(await numbers(client, stream)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  test('that does not exist is not found', async () => {
    const error = await failure(collect(client.readStream(newStream())));
    expect(error).toBeInstanceOf(StreamNotFoundError);
  });

  test('with metadata only is not found', async () => {
    const stream = newStream();
    await client.setStreamMetadata(stream, { maxCount: 3 });
    await expect(collect(client.readStream(stream))).rejects.toThrow(StreamNotFoundError);
  });

  test('with a tombstone is deleted', async () => {
    const stream = newStream();
    await client.appendToStream(stream, event(0));
    await client.tombstoneStream(stream);
    const error = await failure(collect(client.readStream(stream)));
    expect(error).toBeInstanceOf(StreamDeletedError);
    expect(error).toMatchObject({ streamName: stream });
  });

  test('has positions, the last of which is that of the append', async () => {
    const stream = newStream();
    const { position } = await client.appendToStream(stream, events(3));
    const read = await collect(client.readStream(stream));
    const positions = read.map((resolved) => resolved.event?.position);
    expect(positions.at(-1)).toEqual(position);
    expect(positions.every((each) => each !== undefined && each.commit === each.prepare)).toBe(
      true,
    );
    expect(read.map(({ commitPosition }) => commitPosition)).toEqual(
      positions.map((each) => each?.commit),
    );
  });
});

describe('$all', () => {
  test('holds all events in the order of their positions, none at 0', async () => {
    const streams = [newStream(), newStream(), newStream()];
    for (const n of [0, 1, 2, 3, 4, 5]) {
      await client.appendToStream(streams[n % 3] ?? '', event(n));
    }
    const all = await everything(client);
    const positions = all.map(({ position }) => position.commit);
    expect(positions.every((position, index) => position > (positions[index - 1] ?? 0n))).toBe(
      true,
    );
    const ours = all.filter(({ streamId }) => streams.includes(streamId));
    expect(ours.map(({ data }) => data)).toEqual([0, 1, 2, 3, 4, 5].map((n) => ({ n })));
  });

  test('begins with an event of the store itself, which is written once', async () => {
    const beginning = async (): Promise<unknown[]> =>
      (await collect(client.readAll({ maxCount: 1 }))).map(({ event: first }) => first);
    const [first] = await beginning();
    expect(first).toMatchObject({ streamId: '$$$scavenges', type: '$metadata', revision: 0n });
    await store.kill();
    await store.start();
    expect(await beginning()).toEqual([first]);
    expect(await collect(client.readStream('$$$scavenges'))).toHaveLength(1);
  });

  test('includes system events', async () => {
    const stream = newStream();
    await client.setStreamMetadata(stream, { maxCount: 1 });
    await client.tombstoneStream(stream);
    const ours = (await everything(client)).filter(({ streamId }) => streamId.endsWith(stream));
    expect(ours.map(({ type, streamId, revision }) => ({ type, streamId, revision }))).toEqual([
      { type: '$metadata', streamId: `$$${stream}`, revision: 0n },
      { type: '$streamDeleted', streamId: stream, revision: 2n ** 63n - 1n },
    ]);
  });

  test('is read forwards from an inclusive, backwards from an exclusive position', async () => {
    const stream = newStream();
    const results = [];
    for (const n of [0, 1, 2]) results.push(await client.appendToStream(stream, event(n)));
    const [, middle] = results;
    if (middle?.position === undefined) throw new Error('It has a position');
    const commits = async (direction: typeof FORWARDS | typeof BACKWARDS): Promise<unknown[]> =>
      (await collect(client.readAll({ direction, fromPosition: middle.position ?? END }))).map(
        (resolved) => resolved.event?.position.commit,
      );
    const forwards = await commits(FORWARDS);
    expect(forwards).toEqual([middle.position.commit, middle.position.commit + 1n]);
    const backwards = await commits(BACKWARDS);
    expect(backwards[0]).toBe(middle.position.commit - 1n);
    expect(backwards.at(-1)).toBe(1n);
    expect(backwards).toHaveLength(Number(middle.position.commit) - 1);
  });

  test('leaves out what its groups write about themselves, however much that is', async () => {
    const stream = newStream();
    const own = `$persistentsubscription-$all::${randomUUID()}-checkpoint`;
    for (const [count, n] of [1, 2, 700, 1_500].map((count, n) => [count, n] as const)) {
      await client.appendToStream(stream, events(n === 2 ? 600 : 1, n * 1_000));
      await client.appendToStream(own, events(count));
    }
    const expected = await numbers(client, stream);
    const seen = async (options: Parameters<typeof client.readAll>[0]): Promise<unknown[]> => {
      const all = await collect(client.readAll(options));
      expect(all.some((each) => each.event?.streamId === own)).toBe(false);
      const ours = all.flatMap((each) => (each.event?.streamId === stream ? [each.event] : []));
      return ours.map(({ data }) => (data as { n: number }).n);
    };
    const backwards = { direction: BACKWARDS, fromPosition: END } as const;
    expect(await seen({})).toEqual(expected);
    expect(await seen(backwards)).toEqual(expected.toReversed());
    expect(await seen({ ...backwards, maxCount: 1 })).toEqual([3_000]);
    expect(await seen({ ...backwards, maxCount: 602 })).toEqual(expected.slice(1).toReversed());
    const [first] = await collect(client.readStream(stream, { maxCount: 1 }));
    const from = { commit: first?.commitPosition ?? 0n, prepare: first?.commitPosition ?? 0n };
    expect(await seen({ fromPosition: from, maxCount: 602 })).toEqual(expected.slice(0, -1));
  });

  test('has nothing after its end and nothing before its start', async () => {
    expect(await collect(client.readAll({ fromPosition: END }))).toEqual([]);
    expect(await collect(client.readAll({ direction: BACKWARDS, fromPosition: START }))).toEqual(
      [],
    );
    const beyond = { commit: 2n ** 62n, prepare: 2n ** 62n };
    expect(await collect(client.readAll({ fromPosition: beyond }))).toEqual([]);
    const last = await collect(
      client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount: 1 }),
    );
    expect(last[0]?.event?.position).toEqual((await everything(client)).at(-1)?.position);
  });

  test('is the same after a restart, from the database instead of from memory', async () => {
    const before = await everything(client);
    await store.stop();
    await store.start();
    const fresh = connect(store.url);
    expect(await everything(fresh)).toEqual(before);
    const backwards = await collect(fresh.readAll({ direction: BACKWARDS, fromPosition: END }));
    expect(backwards.map((resolved) => resolved.event).toReversed()).toEqual(before);
  });
});

describe('links', () => {
  const linkTo = async (links: string, target: string): Promise<void> => {
    await fresh.appendToStream(links, binaryEvent({ type: '$>', data: Buffer.from(target) }));
  };
  const fresh = connect(store.url);

  test('come with the event they point to, which equals a direct read', async () => {
    const [stream, links] = [newStream(), newStream()];
    await fresh.appendToStream(stream, events(3));
    await linkTo(links, `1@${stream}`);
    const [resolved] = await collect(fresh.readStream(links, { resolveLinkTos: true }));
    const direct = await collect(fresh.readStream(stream, { fromRevision: 1n, maxCount: 1 }));
    expect(resolved?.event).toEqual(direct[0]?.event);
    expect(resolved?.link).toMatchObject({ streamId: links, revision: 0n, type: '$>' });
    expect(resolved?.commitPosition).toBe(resolved?.link?.position?.commit);
  });

  test('stay as they are when they are not to be resolved', async () => {
    const [stream, links] = [newStream(), newStream()];
    await fresh.appendToStream(stream, events(1));
    await linkTo(links, `0@${stream}`);
    const [plain] = await collect(fresh.readStream(links));
    expect(plain?.event).toMatchObject({ streamId: links, type: '$>' });
    expect(plain?.link).toBeUndefined();
  });

  test('to what is gone come without event', async () => {
    const [deleted, hidden, links] = [newStream(), newStream(), newStream()];
    await fresh.appendToStream(deleted, events(1));
    await fresh.tombstoneStream(deleted);
    await fresh.appendToStream(hidden, events(3));
    await fresh.setStreamMetadata(hidden, { truncateBefore: 2 });
    for (const target of [`0@${deleted}`, `1@${hidden}`, `7@${hidden}`, '0@none', 'nonsense']) {
      await linkTo(links, target);
    }
    await linkTo(links, `2@${hidden}`);
    const read = await collect(fresh.readStream(links, { resolveLinkTos: true }));
    expect(read.map((resolved) => resolved.event?.revision)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      2n,
    ]);
    expect(read.every((resolved) => resolved.link?.streamId === links)).toBe(true);
  });
});
