import streams from '@eventstore/db-client/generated/streams_pb.js';
import { expect, it } from 'vitest';
import { ReadCall } from '../src/connection/read-call.ts';
import type { ReadTransport, ReadTransportListener } from '../src/connection/read-call.ts';

/** An event at a revision, as it comes. */
const message = (revision: number, bytes = 1): Uint8Array => {
  const event = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setStreamRevision(String(revision))
    .setData(Buffer.alloc(bytes, '1'));
  const resolved = new streams.ReadResp.ReadEvent().setEvent(event);
  return new streams.ReadResp().setEvent(resolved).serializeBinary();
};

/** A call whose other end is here; `did` is what became of it. */
const opened = async (maxBuffered = 3) => {
  const did: string[] = [];
  const transport: ReadTransport = {
    pause: () => did.push('pause'),
    resume: () => did.push('resume'),
    cancel: () => did.push('cancel'),
  };
  const { promise, resolve } = Promise.withResolvers<ReadTransportListener>();
  const call = new ReadCall(async (listener) => {
    resolve(listener);
    return await Promise.resolve(transport);
  }, maxBuffered);
  const listener = await promise;
  return { call, did, ...listener };
};

const revisions = (items: ReturnType<ReadCall['take']>): readonly unknown[] | undefined =>
  items?.map((item) => ('revision' in item ? Number(item.revision) : item.notice));

it('gives what has arrived in its order, and says when that was all', async () => {
  const { call, onMessage, onEnd } = await opened();
  expect(call.take()).toEqual([]);
  const arrival = call.arrival(60_000);
  for (const revision of [0, 1, 2]) onMessage(message(revision));
  onEnd();
  expect(await arrival).toBe(true);
  expect(revisions(call.take(2))).toEqual([0, 1]);
  expect(revisions(call.take(2))).toEqual([2]);
  expect(call.take()).toBeUndefined();
});

it('gives at once what arrives in one turn, though each comes in a microtask of its own', async () => {
  const { call, onMessage } = await opened();
  const taken = call.arrival(60_000).then(() => revisions(call.take()));
  for (const revision of [0, 1, 2]) {
    onMessage(message(revision));
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
  expect(await taken).toEqual([0, 1, 2]);
});

it('fails only behind what came before', async () => {
  const { call, onMessage, onEnd } = await opened();
  onMessage(message(0));
  onEnd(new Error('broken'));
  onMessage(message(1));
  onEnd();
  expect(revisions(call.take())).toEqual([0]);
  expect(() => call.take()).toThrow('broken');
});

it('makes the event store wait while enough is here, in number or in bytes', async () => {
  const { call, did, onMessage } = await opened();
  for (const revision of [0, 1, 2, 3]) onMessage(message(revision));
  expect(did).toEqual(['pause']);
  expect(revisions(call.take(1))).toEqual([0]);
  expect(did).toEqual(['pause']);
  expect(revisions(call.take(2))).toEqual([1, 2]);
  expect(did).toEqual(['pause', 'resume']);
  onMessage(message(4, 5 * 1024 * 1024));
  expect(did).toEqual(['pause', 'resume', 'pause']);
});

it('says when nothing arrives in time, and when it is told to wait no longer', async () => {
  const { call } = await opened();
  expect(await call.arrival(1)).toBe(false);
  const stop = new AbortController();
  const waiting = call.arrival(60_000, stop.signal);
  stop.abort();
  expect(await waiting).toBe(false);
  expect(await call.arrival(60_000, stop.signal)).toBe(false);
});

it('that is closed is cancelled and read to its end, and never seems complete', async () => {
  const { call, did, onMessage, onEnd } = await opened(1);
  onMessage(message(0));
  call.close();
  onEnd();
  expect(did).toEqual(['pause', 'cancel', 'resume']);
  expect(() => call.take()).toThrow('closed');
});

it('that is closed before it is open is cancelled when it is', async () => {
  const { promise, resolve } = Promise.withResolvers<ReadTransport>();
  const cancelled = Promise.withResolvers<void>();
  const call = new ReadCall(async () => await promise, 3);
  call.close();
  resolve({ pause: () => undefined, resume: () => undefined, cancel: cancelled.resolve });
  await expect(cancelled.promise).resolves.toBeUndefined();
});

it('ends where something comes that cannot be read, or where it cannot be opened', async () => {
  const { call, onMessage, did } = await opened();
  onMessage(message(0));
  onMessage(Uint8Array.of(0x0a, 0x7f));
  expect(revisions(call.take())).toEqual([0]);
  expect(() => call.take()).toThrow('cannot be read');
  expect(did).toEqual(['cancel', 'resume']);
  const closed = new ReadCall(async () => await Promise.reject(new Error('no connection')), 3);
  expect(await closed.arrival(60_000)).toBe(true);
  expect(() => closed.take()).toThrow('no connection');
});
