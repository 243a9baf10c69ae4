import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { RpcError, toRpcError, unavailable } from '../errors.ts';
import { eventEncoder } from '../links.ts';
import type { StoredEvent } from '../model.ts';
import {
  readAllBackwards,
  readAllForwards,
  readStreamBackwards,
  readStreamForwards,
} from '../pages.ts';
import { parseReadQuery, type ReadQuery } from '../read-query.ts';
import { PAGE_EVENTS } from '../reader.ts';
import type { Store } from '../store.ts';
import { visibleRange } from '../stream-range.ts';
import { subscribeToAll, subscribeToStream, type ReadContext } from '../subscription.ts';
import {
  encodeFirstStreamPosition,
  encodeLastStreamPosition,
  encodeStreamNotFound,
} from '../wire/read-response.ts';
import type { OpenCalls } from './open-calls.ts';
import { ResponseStream } from './response-stream.ts';

type ReadCall = ServerWritableStream<ReadReq, Buffer>;

/** `Streams/Read`: reads and catch-up subscriptions, of a stream or of $all. */
export const handleRead =
  (store: Store, calls: OpenCalls) =>
  (call: ReadCall): void => {
    const output = new ResponseStream(call);
    answer(store, calls, call.request, output).then(
      () => output.end(),
      (error: unknown) => {
        if (!(error instanceof RpcError)) store.logger.warn({ err: error }, 'A read has failed');
        output.fail(toRpcError(error));
      },
    );
  };

const answer = async (
  store: Store,
  calls: OpenCalls,
  request: ReadReq,
  output: ResponseStream,
): Promise<void> => {
  const query = parseReadQuery(request);
  const { reader, tail } = store;
  const encode = eventEncoder(reader, query.resolveLinks, query.uuid);
  const context: ReadContext = { reader, tail, output, encode };
  if (query.count !== 'subscription') {
    await (query.stream === undefined
      ? readAll(context, query, query.count)
      : readStream(context, query, query.stream, query.count));
    return;
  }
  const ended = calls.add(() => output.fail(unavailable('Server is shutting down')));
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
  const limit = filter === undefined ? Math.min(count, PAGE_EVENTS) : PAGE_EVENTS;
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
  const { reader, output } = context;
  const range = await visibleRange(reader, stream);
  if (range === undefined) {
    await output.write(encodeStreamNotFound(stream));
    return;
  }
  const limit = Math.min(count, PAGE_EVENTS);
  const pages = backwards
    ? readStreamBackwards(reader, range, from, limit)
    : readStreamForwards(reader, range, from, limit);
  const sent = await sendUpTo(context, pages, count);
  if (compatibility === 0) return;
  const next = range.high + 1;
  if (sent === 0 && !backwards && from !== next) {
    await output.write(encodeFirstStreamPosition(next));
  }
  await output.write(encodeLastStreamPosition(range.high));
};

/** Sends the first `count` events that match; returns how many there were. */
const sendUpTo = async (
  { output, encode }: ReadContext,
  pages: AsyncIterable<readonly StoredEvent[]>,
  count: number,
  matches: (event: StoredEvent) => boolean = () => true,
): Promise<number> => {
  let sent = 0;
  if (count === 0) return sent;
  for await (const page of pages) {
    for (const event of page) {
      if (output.closed) return sent;
      if (!matches(event)) continue;
      const message = encode(event);
      const blocked = output.write(message instanceof Promise ? await message : message);
      if (blocked !== undefined) await blocked;
      sent += 1;
      if (sent === count) return sent;
    }
  }
  return sent;
};
