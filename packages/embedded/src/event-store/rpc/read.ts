import { RpcError, toRpcError, unavailable } from '../errors.ts';
import { EventOutput } from '../event-output.ts';
import type { Call } from '../grpc/call.ts';
import type { StoredEvent } from '../model.ts';
import {
  readAllBackwards,
  readAllForwards,
  readStreamBackwards,
  readStreamForwards,
} from '../pages.ts';
import { type From, parseReadQuery, type ReadQuery } from '../read-query.ts';
import type { StreamRange } from '../reader.ts';
import type { Store } from '../store.ts';
import { visibleRange } from '../stream-range.ts';
import { subscribeToAll, subscribeToStream, type ReadContext } from '../subscription.ts';
import {
  encodeFirstStreamPosition,
  encodeLastStreamPosition,
  encodeStreamNotFound,
} from '../wire/read-response.ts';
import type { OpenCalls } from './open-calls.ts';

/** `Streams/Read`: reads and catch-up subscriptions, of a stream or of $all. */
export const handleRead =
  (store: Store, calls: OpenCalls) =>
  (call: Call): void => {
    let isAsked = false;
    call.listen({
      // Not at the end of the request: a client may keep its side open for as long as it reads.
      onMessage: (message) => {
        if (isAsked) return;
        isAsked = true;
        void respond(store, calls, call, message);
      },
      onEnd: () => undefined,
    });
  };

const respond = async (
  store: Store,
  calls: OpenCalls,
  call: Call,
  message: Buffer,
): Promise<void> => {
  try {
    const query = parseReadQuery(message);
    await answer(store, calls, query, call);
    call.end();
  } catch (error) {
    if (!(error instanceof RpcError)) store.logger.warn({ err: error }, 'A read has failed');
    call.fail(toRpcError(error));
  }
};

const answer = async (
  { reader, tail }: Store,
  calls: OpenCalls,
  query: ReadQuery,
  call: Call,
): Promise<void> => {
  const output = new EventOutput(call, reader, query);
  const context: ReadContext = { reader, tail, output };
  if (query.count !== 'subscription') {
    await (query.stream === undefined
      ? readAll(context, query, query.count)
      : readStream(context, query, query.stream, query.count));
    return;
  }
  const ended = calls.add(() => call.fail(unavailable('Server is shutting down')));
  try {
    if (query.stream === undefined) await subscribeToAll(context, query.from, query.filter);
    else await subscribeToStream(context, query.stream, query.from);
  } finally {
    ended();
  }
};

const readAll = async (
  context: ReadContext,
  { from, backwards, filter }: ReadQuery,
  count: number,
): Promise<void> => {
  const { reader, tail } = context;
  const limit = filter === undefined ? count : Infinity;
  const pages = backwards
    ? readAllBackwards(reader, tail, from, limit)
    : readAllForwards(reader, tail, from, limit);
  await sendUpTo(context, pages, count, filter?.matches);
};

const readStream = async (
  context: ReadContext,
  { from, backwards, compatibility }: ReadQuery,
  stream: string,
  count: number,
): Promise<void> => {
  const { reader, tail, output } = context;
  const range = await visibleRange(reader, stream);
  if (range === undefined) {
    await output.write(encodeStreamNotFound(stream));
    return;
  }
  const pages = backwards
    ? readStreamBackwards(reader, tail, range, from, count)
    : readStreamForwards(reader, tail, range, from, count);
  const tellsPositions = compatibility > 0;
  const next = range.high + 1;
  const skips = !backwards && beginsBefore(range, from, count);
  if (tellsPositions && skips) {
    await output.write(encodeFirstStreamPosition(Math.min(range.low, next)));
  }
  const sent = await sendUpTo(context, pages, count);
  if (!tellsPositions) return;
  if (sent === 0 && !skips && !backwards && from !== next) {
    await output.write(encodeFirstStreamPosition(next));
  }
  await output.write(encodeLastStreamPosition(range.high));
};

const SERVER_PAGE_EVENTS = 32;

/** Whether a page of the server would have nothing to read: then it says where the stream begins. */
const beginsBefore = ({ low }: StreamRange, from: From, count: number): boolean => {
  const first = from === 'start' ? 0 : from;
  return first !== 'end' && first < low && first + Math.min(SERVER_PAGE_EVENTS, count) <= low;
};

/** Sends the first `count` events that match; returns how many there were. */
const sendUpTo = async (
  { output }: ReadContext,
  pages: AsyncIterable<readonly StoredEvent[]>,
  count: number,
  matches?: (event: StoredEvent) => boolean,
): Promise<number> => {
  let sent = 0;
  if (count === 0) return sent;
  for await (const page of pages) {
    const matching = matches === undefined ? page : page.filter(matches);
    const wanted = matching.slice(0, count - sent);
    await output.send(wanted);
    sent += wanted.length;
    if (output.closed || sent === count) break;
  }
  return sent;
};
