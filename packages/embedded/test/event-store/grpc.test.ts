import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect as connectHttp2, type ClientHttp2Stream } from 'node:http2';
import { gzipSync } from 'node:zlib';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { RpcError } from '../../src/event-store/errors.ts';
import { FrameReader } from '../../src/event-store/grpc/frame-reader.ts';
import { parseTimeoutMs } from '../../src/event-store/grpc/timeout.ts';
import { testEventStore } from '../../src/testing.ts';
import { collect, connect, empty, events, streamOptions } from './support.ts';

const store = await testEventStore();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;
const READ = '/event_store.client.streams.Streams/Read';
const APPEND = '/event_store.client.streams.Streams/Append';

const frame = (message: Uint8Array, compressed = 0): Buffer => {
  const head = Buffer.from([compressed, 0, 0, 0, 0]);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
};

const readRequest = (stream: string): Buffer => {
  const options = new pb.ReadReq.Options();
  options.setNoFilter(empty()).setCount('1000').setStream(streamOptions(stream));
  return Buffer.from(new pb.ReadReq().setOptions(options).serializeBinary());
};

/** A call over bare HTTP/2. */
const call = (path: string, headers: Record<string, string> = {}): ClientHttp2Stream => {
  const session = connectHttp2(`http://127.0.0.1:${store.port}`);
  onTestFinished(() => session.destroy());
  return session.request({
    ':method': 'POST',
    ':path': path,
    'content-type': 'application/grpc',
    te: 'trailers',
    ...headers,
  });
};

/** What a call was answered: the headers, the number of messages and the status that ended it. */
const answer = async (
  stream: ClientHttp2Stream,
): Promise<{ http: number; messages: number; status: string; details: string }> => {
  const [headers] = (await once(stream, 'response')) as [Record<string, string | number>];
  let ending = headers;
  stream.once('trailers', (trailers: Record<string, string>) => (ending = trailers));
  let messages = 0;
  const frames = new FrameReader('identity', 1e9);
  for await (const chunk of stream) frames.push(chunk as Buffer, () => (messages += 1));
  return {
    http: Number(headers[':status']),
    messages,
    status: String(ending['grpc-status']),
    details: String(ending['grpc-message']),
  };
};

describe('a call', () => {
  test('may send its message in pieces, compressed or not', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(3));
    const plain = frame(readRequest(stream));
    const packed = frame(gzipSync(readRequest(stream)), 1);
    const wholly = call(READ, { 'grpc-encoding': 'gzip' });
    wholly.end(packed);
    expect(await answer(wholly)).toEqual({ http: 200, messages: 3, status: '0', details: '' });
    const piecemeal = call(READ);
    for (const byte of plain) {
      piecemeal.write(Buffer.of(byte));
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await answer(piecemeal)).toMatchObject({ messages: 3, status: '0' });
  });

  test('is refused when it is none, or none that is served', async () => {
    const page = call(READ, { 'content-type': 'text/html' });
    page.end();
    expect(await answer(page)).toMatchObject({ http: 415 });
    for (const path of ['/event_store.client.users.Users/Create', '/toString', '/']) {
      const unknown = call(path);
      unknown.end(frame(Buffer.alloc(0)));
      expect(await answer(unknown)).toMatchObject({ http: 200, status: `${status.UNIMPLEMENTED}` });
    }
  });

  test('with a message that cannot be read ends with an error, and no other does', async () => {
    const garbage = call(READ);
    garbage.end(frame(Buffer.from('ffffffffffff', 'hex')));
    expect(await answer(garbage)).toMatchObject({ status: `${status.INTERNAL}` });
    const large = call(APPEND);
    large.write(Buffer.from([0, 0x7f, 0xff, 0xff, 0xff]));
    expect(await answer(large)).toMatchObject({ status: `${status.RESOURCE_EXHAUSTED}` });
    const exotic = call(READ, { 'grpc-encoding': 'snappy' });
    exotic.end(frame(Buffer.from('x'), 1));
    expect(await answer(exotic)).toMatchObject({ status: `${status.UNIMPLEMENTED}` });
    await client.appendToStream(newStream(), events(1));
  });

  test('that does not read its answer makes the store wait, and gets all of it later', async () => {
    const stream = newStream();
    await client.appendToStream(
      stream,
      events(10).map((one) => ({ ...one, metadata: { text: 'x'.repeat(90_000) } })),
    );
    const slow = call(READ);
    slow.pause();
    slow.end(frame(readRequest(stream)));
    await once(slow, 'response');
    await client.appendToStream(newStream(), events(1));
    slow.resume();
    let bytes = 0;
    for await (const chunk of slow) bytes += (chunk as Buffer).length;
    expect(bytes).toBeGreaterThan(900_000);
  });

  test('may be given up over and over again', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(200));
    for (let round = 0; round < 20; round += 1) {
      await Promise.all(
        Array.from({ length: 20 }, async () => {
          for await (const { event } of client.readStream(stream)) if (event !== undefined) break;
        }),
      );
    }
    expect(await collect(client.readStream(stream))).toHaveLength(200);
  });
});

test('frames come out whole however they are cut', () => {
  const messages = [0, 1, 5, 70_000, 3].map((length) => Buffer.alloc(length, length));
  const bytes = Buffer.concat(messages.map((message) => frame(message)));
  for (const size of [1, 4, 5, 6, 7, 16_384, bytes.length]) {
    const taken: Buffer[] = [];
    const reader = new FrameReader('identity', 100_000);
    for (let at = 0; at < bytes.length; at += size) {
      reader.push(bytes.subarray(at, at + size), (message) => taken.push(message));
    }
    expect(taken).toEqual(messages);
  }
});

test('a message that unpacks to too much is refused', () => {
  const reader = new FrameReader('gzip', 1_000);
  const bomb = frame(gzipSync(Buffer.alloc(100_000)), 1);
  const push = (): void => reader.push(bomb, () => undefined);
  expect(push).toThrow(RpcError);
  expect(push).toThrow('too much');
});

test('timeouts are read in every unit', () => {
  const headers = ['2H', '3M', '4S', '5m', '6000u', '7000000n', undefined, 'soon', '1x'];
  expect(headers.map(parseTimeoutMs)).toEqual([
    7_200_000,
    180_000,
    4_000,
    5,
    6,
    7,
    Infinity,
    Infinity,
    Infinity,
  ]);
});
