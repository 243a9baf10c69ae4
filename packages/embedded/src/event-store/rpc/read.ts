import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { toRpcError } from '../errors.ts';
import { eventEncoder } from '../links.ts';
import type { StoredEvent } from '../model.ts';
import {
  readAllBackwards,
  readAllForwards,
  readStreamBackwards,
  readStreamForwards,
} from '../pages.ts';
import { parseReadQuery, type ReadQuery } from '../read-query.ts';
import type { Store } from '../store.ts';
import { visibleRange } from '../stream-range.ts';
import { subscribeToAll, subscribeToStream, type SubscriptionContext } from '../subscription.ts';
import {
  encodeFirstStreamPosition,
  encodeLastStreamPosition,
  encodeStreamNotFound,
} from '../wire/read-response.ts';
import { ResponseStream } from './response-stream.ts';

type ReadCall = ServerWritableStream<ReadReq, Buffer>;

/** `Streams/Read`: reads and catch-up subscriptions, of a stream or of $all. */
export const handleRead =
  (store: Store) =>
  (call: ReadCall): void => {
    const output = new ResponseStream(call);
    answer(store, call.request, output).then(
      () => output.end(),
      (error: unknown) => output.fail(toRpcError(error)),
    );
  };

const answer = async (store: Store, request: ReadReq, output: ResponseStream): Promise<void> => {
  const query = parseReadQuery(request);
  const { reader, tail } = store;
  const encode = eventEncoder(reader, query.resolveLinks, query.uuid);
  const context: SubscriptionContext = { reader, tail, output, encode };
  if (query.count !== 'subscription') {
    await (query.stream === undefined
      ? readAll(context, query, query.count)
      : readStream(context, query, query.stream, query.count));
    return;
  }
  if (query.stream === undefined) await subscribeToAll(context, query.from, query.filter);
  else await subscribeToStream(context, query.stream, query.from);
};

const readAll = async (
  context: SubscriptionContext,
  { from, backwards, filter }: ReadQuery,
  count: number,
): Promise<void> => {
  const { reader, tail } = context;
  const pages = backwards
    ? readAllBackwards(reader, tail, from)
    : readAllForwards(reader, tail, from);
  await sendUpTo(context, pages, count, filter?.matches);
};

const readStream = async (
  context: SubscriptionContext,
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
  const pages = backwards
    ? readStreamBackwards(reader, range, from)
    : readStreamForwards(reader, range, from);
  const sent = await sendUpTo(context, pages, count);
  if (compatibility === 0) return;
  if (sent === 0 && !backwards) await output.write(encodeFirstStreamPosition(range.low));
  await output.write(encodeLastStreamPosition(range.high));
};

/** Sends the first `count` events that match; returns how many there were. */
const sendUpTo = async (
  { output, encode }: SubscriptionContext,
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
