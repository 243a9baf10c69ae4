import { randomUUID } from 'node:crypto';
import type { EventStore } from '../../src/index.ts';

export type Append = Parameters<EventStore['append']>[0];

/** An append to a new stream. */
export const newAppend = (count = 1, stream = `test-${randomUUID()}`): Append => ({
  stream,
  expectedRevision: -1n,
  events: Array.from({ length: count }, (_, index) => ({
    event: undefined,
    id: randomUUID(),
    type: 'Happened',
    dataJson: JSON.stringify({ index }),
    metadataJson: '{}',
    revision: BigInt(index),
    hash: '',
    bytes: 0,
  })),
});

export const newAppends = (count: number): Append[] =>
  Array.from({ length: count }, () => newAppend());

export const idsOf = (appends: readonly Append[]): string[] =>
  appends.flatMap(({ events }) => events.map(({ id }) => id));

/** The ids of a stream's events, as stored. */
export const storedIds = async (eventStore: EventStore, stream: string): Promise<string[]> => {
  const ids: string[] = [];
  for await (const { id } of eventStore.streamEvents(stream, {})) ids.push(id);
  return ids;
};
