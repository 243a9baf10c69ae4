import { randomUUID } from 'node:crypto';
import { testEventStore } from '@order-ledger/embedded/testing';
import { expect, it } from 'vitest';
import { readRawAll, readRawStream } from '../src/index.ts';
import type { EventStore, ProposedAppend, RawEvent } from '../src/index.ts';
import { connected, connectedThroughProxy, impatient } from './support/connections.ts';

const server = await testEventStore();

const appendTo = (stream: string, revision: bigint, events = 1): ProposedAppend => ({
  stream,
  expectedRevision: revision - 1n,
  events: Array.from({ length: events }, (_, index) => ({
    id: randomUUID(),
    type: 'Noted',
    dataJson: JSON.stringify({ revision: Number(revision) + index }),
    metadataJson: '{"actor":"test"}',
  })),
});

const eventsOf = async (events: AsyncIterable<RawEvent>): Promise<readonly RawEvent[]> => {
  const all: RawEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
};

const idsOf = (appends: readonly ProposedAppend[]): readonly string[] =>
  appends.flatMap(({ events }) => events.map(({ id }) => id));

/** Appends to several streams, one after the other and across. */
const someAppends = (category: string): readonly ProposedAppend[] =>
  Array.from({ length: 300 }, (_, index) =>
    appendTo(`${category}-${index % 7}`, BigInt(Math.floor(index / 7)) * 2n, 2),
  );

const stored = async (eventStore: EventStore, category: string): Promise<readonly string[]> => {
  const events = await eventsOf(readRawAll(eventStore, { prefixes: [`${category}-`] }));
  return events.map(({ id }) => id);
};

it('writes many appends in their order, byte for byte', async () => {
  const eventStore = connected(server.url);
  const appends = someAppends('ordered');
  await expect(eventStore.appendMany(appends)).resolves.toEqual({ kind: 'committed' });
  await expect(stored(eventStore, 'ordered')).resolves.toEqual(idsOf(appends));
  const [first] = await eventsOf(readRawStream(eventStore, 'ordered-0', { toRevision: 0n }));
  expect(first).toMatchObject({
    type: 'Noted',
    data: { revision: 0 },
    metadata: { actor: 'test' },
  });
});

it('writes what was written before once', async () => {
  const eventStore = connected(server.url);
  const appends = someAppends('repeated');
  await eventStore.appendMany(appends.slice(0, 100));
  await expect(eventStore.appendMany(appends)).resolves.toEqual({ kind: 'committed' });
  await expect(stored(eventStore, 'repeated')).resolves.toEqual(idsOf(appends));
});

it('names the stream that holds something else', async () => {
  const eventStore = connected(server.url);
  await eventStore.appendMany([appendTo('taken-1', 0n)]);
  const appends = [appendTo('free-1', 0n), appendTo('taken-1', 0n), appendTo('free-2', 0n)];
  const conflict = { kind: 'conflict', stream: 'taken-1' };
  await expect(eventStore.appendMany(appends)).resolves.toEqual(conflict);
});

it('tries again when the answers are lost, and writes once', async () => {
  const { proxy, eventStore } = await connectedThroughProxy(server.port, {
    ...impatient,
    retryBudgetMs: 20_000,
  });
  const appends = someAppends('lost');
  await eventStore.check();
  const written = eventStore.appendMany(appends);
  proxy.cut();
  await expect(written).resolves.toEqual({ kind: 'committed' });
  await expect(stored(eventStore, 'lost')).resolves.toEqual(idsOf(appends));
});

it('says which stream does not take what is too large', async () => {
  const eventStore = connected(server.url);
  const large = appendTo('large-1', 0n);
  const events = large.events.map((event) => ({ ...event, dataJson: `"${'x'.repeat(2 ** 20)}"` }));
  const refused = eventStore.appendMany([{ ...large, events }]);
  await expect(refused).rejects.toMatchObject({ code: 'append_refused', reason: 'too_large' });
});
