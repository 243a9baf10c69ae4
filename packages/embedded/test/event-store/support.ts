import {
  type AllStreamRecordedEvent,
  EventStoreDBClient,
  jsonEvent,
  type JSONEventData,
  type JSONEventType,
} from '@eventstore/db-client';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import type { Empty, StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { credentials } from '@grpc/grpc-js';
import { afterAll, onTestFinished } from 'vitest';

export type TestEvent = JSONEventType<string, { n: number }>;

export const event = (n: number, type = 'Happened', id?: string): JSONEventData<TestEvent> =>
  jsonEvent<TestEvent>({ type, data: { n }, ...(id !== undefined && { id }) });

export const events = (count: number, from = 0): JSONEventData<TestEvent>[] =>
  Array.from({ length: count }, (_, index) => event(from + index));

/** A client that is disposed of after the test, or after the file when made outside of one. */
export const connect = (url: string): EventStoreDBClient => {
  const client = EventStoreDBClient.connectionString(url);
  const dispose = async (): Promise<void> => await client.dispose();
  try {
    onTestFinished(dispose);
  } catch {
    afterAll(dispose);
  }
  return client;
};

/** Without the generated promise wrappers: a client of the bare protocol. */
export const connectRaw = (url: string): StreamsClient => {
  const client = new StreamsClient(new URL(url).host, credentials.createInsecure());
  onTestFinished(() => client.close());
  return client;
};

export const collect = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** The `n` of the events of a stream. */
export const numbers = async (
  client: EventStoreDBClient,
  stream: string,
  options: Parameters<EventStoreDBClient['readStream']>[1] = {},
): Promise<number[]> => {
  const resolved = await collect(client.readStream<TestEvent>(stream, options));
  return resolved.flatMap(({ event: read }) => (read === undefined ? [] : [read.data.n]));
};

/** All of $all, as recorded. */
export const everything = async (client: EventStoreDBClient): Promise<AllStreamRecordedEvent[]> => {
  const resolved = await collect(client.readAll());
  return resolved.flatMap(({ event: read }) => (read === undefined ? [] : [read]));
};

/** What a call was rejected with. */
export const failure = async (promise: Promise<unknown>): Promise<unknown> =>
  await promise.then(
    () => {
      throw new Error('It succeeded');
    },
    (error: unknown) => error,
  );

export const empty = (): Empty => new sharedPb.Empty();

export const identifier = (stream: string): StreamIdentifier =>
  new sharedPb.StreamIdentifier().setStreamName(Buffer.from(stream).toString('base64'));

/** A read over the bare protocol; `edit` sets what is not the default: a stream, forwards, all of it. */
export const rawRead = async (
  client: StreamsClient,
  edit: (options: ReadReq.Options) => void,
): Promise<ReadResp[]> => {
  const options = new pb.ReadReq.Options();
  options.setNoFilter(empty()).setCount(String(Number.MAX_SAFE_INTEGER));
  edit(options);
  return await collect(
    client.read(new pb.ReadReq().setOptions(options)) as AsyncIterable<ReadResp>,
  );
};

export const streamOptions = (stream: string): ReadReq.Options.StreamOptions =>
  new pb.ReadReq.Options.StreamOptions().setStreamIdentifier(identifier(stream)).setStart(empty());
