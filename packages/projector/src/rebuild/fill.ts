import { type EventStore, readRawAll } from '@order-ledger/event-store';
import type { AnyBuilder, Filling } from './filling.ts';
import { type RebuildProgress, rebuildBatchSize } from './options.ts';

/** So few events are missing that they can be caught up within the switch. */
const nearEnough = 500;

export interface FillOptions {
  readonly eventStore: EventStore;
  readonly fillings: readonly Filling[];
  readonly batchSize?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (progress: Omit<RebuildProgress, 'phase'>) => void;
}

export const buildersIn = (fillings: readonly Filling[]): readonly AnyBuilder[] =>
  fillings.flatMap(({ builders }) => builders);

/** How far the one is that has come least far. */
const leastPosition = (builders: readonly AnyBuilder[]): bigint | undefined =>
  builders
    .map((builder) => builder.position())
    .reduce<bigint | undefined>(
      (least, each) => (least === undefined || each < least ? each : least),
      undefined,
    );

const flushAll = async (fillings: readonly Filling[], position: bigint): Promise<void> => {
  await Promise.all(fillings.map(async (filling) => await filling.flush(position)));
};

/** One pass from where the builders are to a position. The next batch is read while one is written. */
const pass = async (
  { eventStore, fillings, batchSize = rebuildBatchSize, signal, onProgress }: FillOptions,
  after: bigint,
  head: bigint,
  before: number,
): Promise<number> => {
  let writing = Promise.resolve();
  const flush = async (position: bigint): Promise<void> => {
    await writing;
    writing = flushAll(fillings, position);
    // Who awaits it next sees what went wrong.
    writing.catch(() => {});
  };
  let events = 0;
  const prefixes = fillings.map(({ prefix }) => prefix);
  const range = { prefixes, after, upTo: head };
  for await (const raw of readRawAll(eventStore, range)) {
    fillings.find(({ prefix }) => raw.stream.startsWith(prefix))?.add(raw);
    events += 1;
    if (events % batchSize !== 0) continue;
    await flush(raw.position);
    if (signal?.aborted === true) break;
    onProgress({ events: before + events, position: raw.position, head });
  }
  await writing;
  signal?.throwIfAborted();
  await flush(head);
  await writing;
  onProgress({ events: before + events, position: head, head });
  return events;
};

/**
 * Fills what is to be built up to the head of the store, which may move meanwhile: passes follow
 * one another until one finds little to do. Answers how many events it has read. A builder that
 * fails is left out, the others go on.
 */
export const fill = async (options: FillOptions): Promise<number> => {
  let events = 0;
  for (;;) {
    const after = leastPosition(buildersIn(options.fillings));
    if (after === undefined) return events;
    const head = await options.eventStore.head();
    const read = head > after ? await pass(options, after, head, events) : 0;
    events += read;
    if (read <= nearEnough) return events;
  }
};
