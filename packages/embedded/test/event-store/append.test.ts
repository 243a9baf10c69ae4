import { randomUUID } from 'node:crypto';
import {
  ANY,
  binaryEvent,
  BACKWARDS,
  END,
  jsonEvent,
  MaxAppendSizeExceededError,
  NO_STREAM,
  STREAM_EXISTS,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { testEventStore } from '../../src/testing.ts';
import { collect, connect, event, events, everything, failure, numbers } from './support.ts';

const store = await testEventStore();
const client = connect(store.url);
const credentials = { username: 'anyone', password: 'any' };
const newStream = (): string => `test-${randomUUID()}`;

const ways = [
  ['batch append', {}],
  ['unary append', { credentials }],
] as const;

describe.each(ways)('%s', (_, way) => {
  test('answers with the last revision and the position of the last event', async () => {
    const stream = newStream();
    const first = await client.appendToStream(stream, events(3), way);
    expect(first).toMatchObject({ success: true, nextExpectedRevision: 2n });
    const [last] = await collect(
      client.readStream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 }),
    );
    expect(last?.event?.position).toEqual(first.position);
    expect(last?.commitPosition).toBe(first.position?.commit);
    const second = await client.appendToStream(stream, event(3), way);
    expect(second.nextExpectedRevision).toBe(3n);
    expect(second.position?.commit).toBeGreaterThan(first.position?.commit ?? 0n);
  });

  test('an exact revision must be that of the last event', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(2), { ...way, expectedRevision: NO_STREAM });
    await client.appendToStream(stream, event(2), { ...way, expectedRevision: 1n });
    const behind = client.appendToStream(stream, event(3), { ...way, expectedRevision: 1n });
    expect(await failure(behind)).toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      expectedVersion: 1n,
      actualVersion: 2n,
    });
    const ahead = client.appendToStream(stream, event(3), { ...way, expectedRevision: 9n });
    await expect(ahead).rejects.toThrow(WrongExpectedVersionError);
    expect(await numbers(client, stream)).toEqual([0, 1, 2]);
  });

  test('no stream must not exist, stream exists must', async () => {
    const stream = newStream();
    const missing = client.appendToStream(stream, event(0), {
      ...way,
      expectedRevision: STREAM_EXISTS,
    });
    expect(await failure(missing)).toMatchObject({
      expectedVersion: STREAM_EXISTS,
      actualVersion: NO_STREAM,
    });
    await client.appendToStream(stream, event(0), { ...way, expectedRevision: NO_STREAM });
    const existing = client.appendToStream(stream, event(1), {
      ...way,
      expectedRevision: NO_STREAM,
    });
    expect(await failure(existing)).toMatchObject({
      expectedVersion: NO_STREAM,
      actualVersion: 0n,
    });
    await client.appendToStream(stream, event(1), { ...way, expectedRevision: STREAM_EXISTS });
    await client.appendToStream(stream, event(2), { ...way, expectedRevision: ANY });
    expect(await numbers(client, stream)).toEqual([0, 1, 2]);
  });

  test('a stream with metadata only exists', async () => {
    const stream = newStream();
    await client.setStreamMetadata(stream, { colour: 'red' });
    await client.appendToStream(stream, event(0), { ...way, expectedRevision: STREAM_EXISTS });
    expect(await numbers(client, stream)).toEqual([0]);
  });

  test('a tombstoned stream takes nothing', async () => {
    const stream = newStream();
    await client.tombstoneStream(stream, { expectedRevision: NO_STREAM });
    for (const expectedRevision of [ANY, NO_STREAM, STREAM_EXISTS, 0n] as const) {
      const append = client.appendToStream(stream, event(0), { ...way, expectedRevision });
      const error = await failure(append);
      expect(error).toBeInstanceOf(StreamDeletedError);
      expect(error).toMatchObject({ streamName: stream });
    }
  });

  test('1 MiB is accepted, one byte more is not', async () => {
    const stream = newStream();
    const type = 'Large';
    const room = 1024 * 1024 - 2 * type.length;
    const of = (size: number): ReturnType<typeof binaryEvent> =>
      binaryEvent({ type, data: Buffer.alloc(size, 1), metadata: Buffer.alloc(10, 2) });
    await client.appendToStream(stream, of(room - 10), way);
    const error = await failure(client.appendToStream(stream, of(room - 9), way));
    expect(error).toBeInstanceOf(MaxAppendSizeExceededError);
    expect(error).toMatchObject({ maxAppendSize: 1024 * 1024 });
    const several = Array.from({ length: 40 }, () => of(30_000));
    await expect(client.appendToStream(stream, several, way)).rejects.toThrow(
      MaxAppendSizeExceededError,
    );
    const read = await collect(client.readStream(stream));
    expect(read.map(({ event: large }) => (large as { data: Uint8Array }).data.length)).toEqual([
      room - 10,
    ]);
  });

  test('nothing is appended by an append without events', async () => {
    const stream = newStream();
    const before = await everything(client);
    const result = await client.appendToStream(stream, [], { ...way, expectedRevision: ANY });
    expect(result.success).toBe(true);
    expect(await everything(client)).toHaveLength(before.length);
    await client.appendToStream(stream, events(2), way);
    const { nextExpectedRevision } = await client.appendToStream(stream, [], {
      ...way,
      expectedRevision: 1n,
    });
    expect(nextExpectedRevision).toBe(1n);
  });

  test('of many writers with one expected revision exactly one wins', async () => {
    const stream = newStream();
    await client.appendToStream(stream, event(-1), way);
    const results = await Promise.allSettled(
      events(50).map(
        async (each) => await client.appendToStream(stream, each, { ...way, expectedRevision: 0n }),
      ),
    );
    const lost = results.filter(({ status }) => status === 'rejected');
    expect(lost).toHaveLength(49);
    for (const { reason } of lost as PromiseRejectedResult[]) {
      expect(reason).toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n });
    }
    expect(await numbers(client, stream)).toHaveLength(2);
  });

  test('appends that are sent one after the other keep their order', async () => {
    const stream = newStream();
    const sent = events(100).map(async (each) => await client.appendToStream(stream, each, way));
    const results = await Promise.all(sent);
    const byRevision = results.map(({ nextExpectedRevision }) => Number(nextExpectedRevision));
    const read = await numbers(client, stream);
    expect(byRevision.toSorted((a, b) => a - b)).toEqual(read.map((_, index) => index));
    expect(byRevision.map((revision) => read[revision])).toEqual(events(100).map((_, n) => n));
  });
});

describe('events come back as they were written', () => {
  test('json with metadata, binary with raw metadata, and without', async () => {
    const stream = newStream();
    const before = Date.now();
    const id = randomUUID();
    const json = jsonEvent({ id, type: 'Ünïcode', data: { a: ['é', 1] }, metadata: { $c: '✓' } });
    const raw = binaryEvent({
      type: 'Raw',
      data: Buffer.from([0, 255, 128]),
      metadata: Buffer.from([1, 0, 254]),
    });
    await client.appendToStream(stream, [json, raw, event(1)]);
    const read = (await collect(client.readStream(stream))).map((resolved) => resolved.event);
    expect(read[0]).toMatchObject({
      id,
      streamId: stream,
      revision: 0n,
      type: 'Ünïcode',
      isJson: true,
      data: { a: ['é', 1] },
      metadata: { $c: '✓' },
    });
    expect(read[1]).toMatchObject({ revision: 1n, isJson: false });
    expect(Buffer.from(read[1]?.data as Uint8Array)).toEqual(Buffer.from([0, 255, 128]));
    expect(Buffer.from(read[1]?.metadata as Uint8Array)).toEqual(Buffer.from([1, 0, 254]));
    expect(read[2]?.metadata).toBeUndefined();
    for (const each of read) {
      expect(each?.created.getTime()).toBeGreaterThanOrEqual(before);
      expect(each?.created.getTime()).toBeLessThanOrEqual(Date.now());
    }
  });

  test('any stream name will do', async () => {
    for (const name of [
      'größe-Ω 🎉',
      ' ',
      'nul-\u0000-byte',
      '100%-"quoted"\\',
      'x'.repeat(1000),
    ]) {
      const stream = `${name}${randomUUID()}`;
      await client.appendToStream(stream, event(7), { expectedRevision: NO_STREAM });
      expect(await numbers(client, stream)).toEqual([7]);
      const wrong = client.deleteStream(stream, { expectedRevision: 5n });
      await expect(wrong).rejects.toThrow(WrongExpectedVersionError);
    }
  });
});

test('$all cannot be appended to', async () => {
  const refused = { type: 'access-denied' };
  expect(await failure(client.appendToStream('$all', event(1)))).toMatchObject(refused);
  const unary = client.appendToStream('$all', event(1), { credentials });
  expect(await failure(unary)).toMatchObject(refused);
});

test('more appends in flight than are written at once all meet their deadlines', async () => {
  const run = randomUUID();
  const count = 5_000;
  const results = await Promise.all(
    events(count).map(
      async (each, n) =>
        await client.appendToStream(`flood-${run}-${n % 250}`, each, { deadline: 25_000 }),
    ),
  );
  expect(results.every(({ success }) => success)).toBe(true);
  expect(new Set(results.map(({ position }) => position?.commit)).size).toBe(count);
  expect(await numbers(client, `flood-${run}-7`)).toHaveLength(20);
});
