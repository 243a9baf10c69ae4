import { randomUUID } from 'node:crypto';
import {
  ANY,
  type AppendExpectedRevision,
  type AppendResult,
  NO_STREAM,
  STREAM_EXISTS,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { expect, test } from 'vitest';
import { testEventStoreProcess } from '../../src/testing.ts';
import { connect, event, events, numbers } from './support.ts';

const store = await testEventStoreProcess();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;

const append = async (
  stream: string,
  written: ReturnType<typeof events>,
  expectedRevision: AppendExpectedRevision,
): Promise<AppendResult> => await client.appendToStream(stream, written, { expectedRevision });

test.each([ANY, STREAM_EXISTS] as const)(
  '%s: all ids known is the first result again, wherever they are',
  async (expected) => {
    const stream = newStream();
    const known = events(3);
    const first = await append(stream, known, NO_STREAM);
    await append(stream, events(2, 3), ANY);
    expect(await append(stream, known, expected)).toEqual(first);
    const [, second] = known;
    if (second === undefined) throw new Error('There are three');
    const again = await append(stream, [second], expected);
    expect(again.nextExpectedRevision).toBe(1n);
    expect(await numbers(client, stream)).toEqual([0, 1, 2, 3, 4]);
  },
);

test('any: only a leading part known is a wrong expected version', async () => {
  const stream = newStream();
  const known = events(2);
  await append(stream, known, NO_STREAM);
  await expect(append(stream, [...known, event(2)], ANY)).rejects.toThrow(
    WrongExpectedVersionError,
  );
  expect(await numbers(client, stream)).toEqual([0, 1]);
});

test('any: the first id unknown is an append, even when later ones are known', async () => {
  const stream = newStream();
  const [known] = events(1);
  if (known === undefined) throw new Error('There is one');
  await append(stream, [known], NO_STREAM);
  const { nextExpectedRevision } = await append(stream, [event(1), known], ANY);
  expect(nextExpectedRevision).toBe(2n);
  expect(await numbers(client, stream)).toEqual([0, 1, 0]);
});

test('any: an id that was appended several times at once is known by its first', async () => {
  const stream = newStream();
  const id = randomUUID();
  const same = events(6).map((each) => ({ ...each, id }));
  expect(await append(stream, same, ANY)).toMatchObject({ nextExpectedRevision: 5n });
  expect(await append(stream, same, ANY)).toMatchObject({ nextExpectedRevision: 0n });
  expect(await numbers(client, stream)).toEqual([0, 1, 2, 3, 4, 5]);
});

test('ids are known per stream', async () => {
  const known = events(1);
  await append(newStream(), known, ANY);
  const other = newStream();
  await append(other, known, ANY);
  expect(await numbers(client, other)).toEqual([0]);
});

test.each([NO_STREAM, 1n] as const)(
  'an exact revision (%s) in the past: the same ids from there on are the first result',
  async (expected) => {
    const stream = newStream();
    if (expected !== NO_STREAM) await append(stream, events(2), NO_STREAM);
    const known = events(3, 10);
    const first = await append(stream, known, expected);
    await append(stream, events(2, 20), ANY);
    expect(await append(stream, known, expected)).toEqual(first);
    const part = await append(stream, known.slice(0, 2), expected);
    expect(part.nextExpectedRevision).toBe(first.nextExpectedRevision - 1n);
    const longer = append(stream, [...known, event(30)], expected);
    await expect(longer).rejects.toThrow(WrongExpectedVersionError);
    await expect(append(stream, known.slice(1), expected)).rejects.toThrow(
      WrongExpectedVersionError,
    );
    await expect(append(stream, known.toReversed(), expected)).rejects.toThrow(
      WrongExpectedVersionError,
    );
  },
);

test('only ids count: other data under known ids changes nothing', async () => {
  const stream = newStream();
  const id = randomUUID();
  await append(stream, [event(1, 'First', id)], NO_STREAM);
  await append(stream, [event(2, 'Second', id)], NO_STREAM);
  expect(await numbers(client, stream)).toEqual([1]);
});

test('repeats in flight together are one append', async () => {
  const stream = newStream();
  const known = events(2);
  const expectations: AppendExpectedRevision[] = [ANY, NO_STREAM, ANY, NO_STREAM, ANY];
  const results = await Promise.all(
    expectations.map(async (expected) => await append(stream, known, expected)),
  );
  expect(new Set(results.map(({ position }) => position?.commit)).size).toBe(1);
  expect(await numbers(client, stream)).toEqual([0, 1]);
});

test('ids in flight and ids stored before count together', async () => {
  const stream = newStream();
  const [stored, sent] = [event(1), event(2)];
  const first = await append(stream, [stored], NO_STREAM);
  const results = await Promise.all([
    // Keeps the writer busy, so that the other two are decided together.
    append(newStream(), events(500), ANY),
    append(stream, [sent], ANY),
    append(stream, [sent, stored], ANY),
  ]);
  expect(results[1].nextExpectedRevision).toBe(1n);
  expect(results[2]).toEqual(first);
  expect(await numbers(client, stream)).toEqual([1, 2]);
});

test('repeats are recognised after a restart', async () => {
  const [any, exact] = [newStream(), newStream()];
  const known = events(3);
  const first = await append(any, known, ANY);
  const second = await append(exact, known, NO_STREAM);
  await append(exact, events(1, 9), ANY);
  await store.kill();
  await store.start();
  const fresh = connect(store.url);
  expect(await fresh.appendToStream(any, known, { expectedRevision: ANY })).toEqual(first);
  expect(await fresh.appendToStream(exact, known, { expectedRevision: NO_STREAM })).toEqual(second);
  expect(await numbers(fresh, exact)).toEqual([0, 1, 2, 9]);
});
