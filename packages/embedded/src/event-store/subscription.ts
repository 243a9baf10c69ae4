import { randomUUID } from 'node:crypto';
import { streamDeleted } from './errors.ts';
import type { Checkpoint, EventOutput } from './event-output.ts';
import { type CommittedEvent, type StoredEvent, TOMBSTONE_REVISION } from './model.ts';
import { allAfter, isInAll, readStreamForwards } from './pages.ts';
import type { FilterQuery, From } from './read-query.ts';
import type { Reader } from './reader.ts';
import { visibleRange } from './stream-range.ts';
import type { Tail } from './tail.ts';
import { encodeFrame } from './wire/proto-writer.ts';
import { encodeCaughtUp, encodeConfirmation, writeCheckpoint } from './wire/read-response.ts';

/** What a read or a subscription works with. */
export interface ReadContext {
  readonly reader: Reader;
  readonly tail: Tail;
  readonly output: EventOutput;
}

const TAIL_SCAN_EVENTS = 512;

const confirm = async ({ output }: ReadContext): Promise<void> =>
  await output.write(encodeConfirmation(randomUUID()));

/** Waits for the next commit, or for the end of the call. */
const nextCommit = async ({ output, tail }: ReadContext): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  tail.onNextCommit(resolve);
  const forget = output.onClose(resolve);
  await promise;
  tail.forget(resolve);
  forget();
};

/**
 * A catch-up subscription to $all: always pulls what follows the last position, whether from the
 * database or from memory, so that there is no hand-over in which an event could be lost or sent
 * twice. Ends when the client goes away.
 */
export const subscribeToAll = async (
  context: ReadContext,
  from: From,
  filter: FilterQuery | undefined,
): Promise<void> => {
  const { reader, tail, output } = context;
  let position = from === 'start' ? 0 : from === 'end' ? tail.head : from;
  let caughtUp = false;
  let considered = 0;
  await confirm(context);
  while (!output.closed) {
    const page = await allAfter(reader, tail, position);
    const events = page.filter(isInAll);
    await output.send(filter === undefined ? events : filtered(events, filter, considered));
    considered += events.length;
    position = page.at(-1)?.position ?? position;
    if (position < tail.head) continue;
    if (!caughtUp) {
      if (filter !== undefined) {
        const reached = position;
        await output.write(encodeFrame((response) => writeCheckpoint(response, reached)));
      }
      await output.write(encodeCaughtUp());
      caughtUp = true;
    }
    if (position >= tail.head) await nextCommit(context);
  }
};

/** The events that match, and a checkpoint after every so many that have been considered. */
const filtered = (
  page: readonly StoredEvent[],
  { matches, checkpointInterval }: FilterQuery,
  consideredBefore: number,
): readonly (StoredEvent | Checkpoint)[] => {
  const items: (StoredEvent | Checkpoint)[] = [];
  for (const [index, event] of page.entries()) {
    if (matches(event)) items.push(event);
    if ((consideredBefore + index + 1) % checkpointInterval === 0) {
      items.push({ checkpoint: event.position });
    }
  }
  return items;
};

/**
 * A catch-up subscription to a stream, which need not exist. History comes from the database, what
 * is committed after that from memory; whoever falls out of memory reads history again. Throws
 * `stream-deleted` when the stream has or gets a tombstone.
 */
export const subscribeToStream = async (
  context: ReadContext,
  stream: string,
  from: From,
): Promise<void> => {
  const { tail, output } = context;
  let revision = await startRevision(context.reader, stream, from);
  let caughtUp = false;
  await confirm(context);
  while (!output.closed) {
    // Whatever is committed later than this is found by the scan.
    let scanned = tail.head;
    revision = await sendHistory(context, stream, revision);
    if (!caughtUp) await output.write(encodeCaughtUp());
    caughtUp = true;
    for (;;) {
      const events = tail.after(scanned, TAIL_SCAN_EVENTS);
      if (output.closed || events === undefined) break;
      const ours = events.filter((event) => event.stream === stream && event.revision > revision);
      revision = await sendLive(context, stream, ours, revision);
      scanned = events.at(-1)?.position ?? scanned;
      if (scanned >= tail.head) await nextCommit(context);
    }
  }
};

const startRevision = async (reader: Reader, stream: string, from: From): Promise<number> => {
  if (from === 'start') return -1;
  if (from !== 'end') return from;
  const { last } = await reader.state(stream);
  return last === TOMBSTONE_REVISION ? -1 : last;
};

const sendHistory = async (
  context: ReadContext,
  stream: string,
  after: number,
): Promise<number> => {
  let revision = after;
  const range = await visibleRange(context.reader, stream);
  if (range === undefined) return revision;
  for await (const page of readStreamForwards(context.reader, context.tail, range, revision + 1)) {
    await context.output.send(page);
    if (context.output.closed) break;
    revision = page.at(-1)?.revision ?? revision;
  }
  return revision;
};

const sendLive = async (
  context: ReadContext,
  stream: string,
  events: readonly CommittedEvent[],
  after: number,
): Promise<number> => {
  const end = events.findIndex(({ revision }) => revision === TOMBSTONE_REVISION);
  await context.output.send(end < 0 ? events : events.slice(0, end));
  if (end >= 0) throw streamDeleted(stream);
  return events.at(-1)?.revision ?? after;
};
