import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { Metadata, Server, ServerCredentials, status } from '@grpc/grpc-js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { expect, it, onTestFinished } from 'vitest';
import { readRawStream } from '../src/index.ts';
import { connected } from './support/connections.ts';

type ReadServerCall = ServerWritableStream<ReadReq, ReadResp>;

const answering = async (read: (call: ReadServerCall) => void) => {
  const server = new Server();
  server.addService({ read: streamsGrpc.StreamsService.read }, { read });
  onTestFinished(() => server.forceShutdown());
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
    if (error === null) resolve(port);
    else reject(error);
  });
  return connected(`esdb://127.0.0.1:${await promise}?tls=false`);
};

const eventAt = (position: string): ReadResp => {
  const halves = new shared.UUID.Structured()
    .setMostSignificantBits('1311768467294899695')
    .setLeastSignificantBits('1');
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setStructured(halves))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('order-1')))
    .setCommitPosition(position)
    .setPreparePosition(position);
  return new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(event));
};

const checkpointAt = (position: string): ReadResp =>
  new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(position).setPreparePosition(position),
  );

it('a missing stream may also be an error', async () => {
  const eventStore = await answering((call) => {
    const metadata = new Metadata();
    metadata.set('exception', 'stream-not-found');
    call.emit('error', { code: status.NOT_FOUND, details: 'no such stream', metadata });
  });
  const events = readRawStream(eventStore, 'order-none');
  expect(await events.next()).toEqual({ done: true, value: undefined });
});

it('a subscription needs no word of having caught up, and its position only goes forward', async () => {
  const requests: ReadReq[] = [];
  const eventStore = await answering((call) => {
    requests.push(call.request);
    const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('1');
    call.write(new streams.ReadResp().setConfirmation(confirmation));
    for (const message of [eventAt('12'), checkpointAt('11'), checkpointAt('40')]) {
      call.write(message);
    }
  });
  const filter = { on: 'stream', prefixes: ['order-'] } as const;
  const feed = eventStore.openFeed({ after: 7n, filter, bufferSize: 10 });
  onTestFinished(() => feed.close());
  const { signal } = new AbortController();
  const positions: (bigint | null)[] = [];
  while (positions.at(-1) !== 40n) {
    const batch = await feed.take(1, 10_000, signal);
    if (batch !== undefined) positions.push(batch.position);
  }
  expect(positions).toEqual([12n, 40n]);
  expect(feed.caughtUp()).toBe(false);
  const options = requests[0]?.getOptions();
  expect(options?.getAll()?.getPosition()?.getCommitPosition()).toBe('7');
});
