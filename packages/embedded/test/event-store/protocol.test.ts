import { randomUUID } from 'node:crypto';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendResp, ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import type { ServiceError } from '@grpc/grpc-js';
import { describe, expect, test } from 'vitest';
import { testEventStore } from '../../src/testing.ts';
import { RawBatch } from './raw-batch.ts';
import {
  connect,
  connectRaw,
  empty,
  event,
  events,
  failure,
  identifier,
  numbers,
  rawRead,
  streamOptions,
} from './support.ts';

const store = await testEventStore();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;
const { BACKWARDS } = pb.ReadReq.Options.ReadDirection;
const WAIT = { timeout: 40_000 };

describe('batch append', () => {
  test('one answer per correlation id, none for an id without options', async () => {
    const batch = new RawBatch(connectRaw(store.url));
    const stream = newStream();
    const [first, second, unknown] = [randomUUID(), randomUUID(), randomUUID()];
    batch.send({ correlation: unknown, types: ['Unknown'] });
    batch.send({ correlation: first, stream, types: ['A'] });
    batch.send({ correlation: first, stream, types: ['A'] });
    batch.send({ correlation: first, types: ['A'] });
    batch.send({ correlation: second, stream, types: ['B'] });
    batch.end();
    await expect.poll(() => batch.ended, WAIT).toBe(true);
    expect(batch.outcomes()).toEqual([`${first}: revision 0`, `${second}: revision 1`]);
  });

  test('chunks are collected by correlation id, and appended when the final one has come', async () => {
    const batch = new RawBatch(connectRaw(store.url));
    const [one, two] = [newStream(), newStream()];
    const [first, second] = [randomUUID(), randomUUID()];
    batch.send({ correlation: first, stream: one, types: ['A'], isFinal: false });
    batch.send({ correlation: second, stream: two, types: ['X', 'Y'], isFinal: false });
    batch.send({ correlation: first, types: ['B'], isFinal: false });
    batch.send({ correlation: second, types: [] });
    await expect.poll(() => batch.outcomes(), WAIT).toEqual([`${second}: revision 1`]);
    batch.send({ correlation: first, types: ['C'] });
    await expect.poll(() => batch.outcomes()[1], WAIT).toBe(`${first}: revision 2`);
  });

  test('errors carry the stream and a detail with its name', async () => {
    const batch = new RawBatch(connectRaw(store.url));
    const deleted = newStream();
    await client.tombstoneStream(deleted);
    const ids = Array.from({ length: 5 }, () => randomUUID());
    const [late = '', gone = '', untyped = '', denied = '', large = ''] = ids;
    const stream = newStream();
    const deadlineMs = Date.now() - 1;
    batch.send({ correlation: late, stream, types: ['A'], deadlineMs });
    batch.send({ correlation: gone, stream: deleted, types: ['A'] });
    batch.send({ correlation: untyped, stream, types: ['A'], isFinal: false });
    batch.send({ correlation: untyped, types: [undefined], isFinal: false });
    batch.send({ correlation: untyped, types: ['A'] });
    batch.send({ correlation: denied, stream: '$all', types: ['A'] });
    const data = Buffer.alloc(600_000);
    batch.send({ correlation: large, stream, types: ['A'], data, isFinal: false });
    batch.send({ correlation: large, types: ['A'], data, isFinal: false });
    batch.send({ correlation: large, types: ['A'], data });
    batch.end();
    await expect.poll(() => batch.ended, WAIT).toBe(true);
    expect(batch.outcomes().toSorted()).toEqual(
      [
        `${late}: event_store.client.Timeout`,
        `${gone}: event_store.client.StreamDeleted`,
        `${untyped}: event_store.client.BadRequest`,
        `${denied}: event_store.client.AccessDenied`,
        `${large}: event_store.client.MaximumAppendSizeExceeded`,
      ].toSorted(),
    );
    const names = batch.answers.map((answer) => answer.getStreamIdentifier()?.getStreamName_asU8());
    expect(new Set(names.map((name) => Buffer.from(name ?? []).toString()))).toEqual(
      new Set([stream, deleted, '$all']),
    );
    await expect(numbers(client, stream)).rejects.toThrow('not found');
  });

  test('an append whose final chunk does not come in time is a timeout', async () => {
    const batch = new RawBatch(connectRaw(store.url));
    const [correlation, stream] = [randomUUID(), newStream()];
    const deadlineMs = Date.now() + 200;
    batch.send({ correlation, stream, types: ['A'], deadlineMs, isFinal: false });
    const timeout = `${correlation}: event_store.client.Timeout`;
    await expect.poll(() => batch.outcomes(), WAIT).toEqual([timeout]);
    batch.send({ correlation, types: ['B'] });
    batch.end();
    await expect.poll(() => batch.ended, WAIT).toBe(true);
    expect(batch.outcomes()).toEqual([timeout]);
  });
});

describe('unary append', () => {
  const append = async (
    edit: (options: InstanceType<typeof pb.AppendReq.Options>) => void,
    metadata: Record<string, string> = { type: 'A', 'content-type': 'application/json' },
  ): Promise<AppendResp> =>
    await new Promise((resolve, reject) => {
      const call = connectRaw(store.url).append((error, response) => {
        if (error === null) resolve(response);
        else reject(error);
      });
      const options = new pb.AppendReq.Options();
      edit(options);
      const message = new pb.AppendReq.ProposedMessage();
      message.setId(new sharedPb.UUID().setString(randomUUID()));
      for (const [key, value] of Object.entries(metadata)) {
        message.getMetadataMap().set(key, value);
      }
      call.write(new pb.AppendReq().setOptions(options));
      call.end(new pb.AppendReq().setProposedMessage(message));
    });

  test('a wrong version is an answer, with the old fields filled as well', async () => {
    const stream = newStream();
    await client.appendToStream(stream, events(3));
    const response = await append((options) =>
      options.setStreamIdentifier(identifier(stream)).setRevision('7'),
    );
    expect(response.getWrongExpectedVersion()?.toObject()).toMatchObject({
      currentRevision: '2',
      currentRevision2060: 2,
      expectedRevision: '7',
      expectedRevision2060: 7,
    });
    const missing = await append((options) =>
      options.setStreamIdentifier(identifier(newStream())).setStreamExists(empty()),
    );
    const conflict = missing.getWrongExpectedVersion();
    expect(conflict?.hasCurrentNoStream()).toBe(true);
    expect(conflict?.hasExpectedStreamExists()).toBe(true);
  });

  test.each([
    ['type', { 'content-type': 'application/json' }],
    ['content-type', { type: 'A' }],
  ])('without %s it is refused', async (_, metadata) => {
    const options = { stream: identifier(newStream()) };
    const error = (await failure(
      append((each) => each.setStreamIdentifier(options.stream).setAny(empty()), metadata),
    )) as ServiceError;
    expect(error.code).toBe(3);
    expect(error.metadata.getMap()).toMatchObject({
      exception: 'missing-required-metadata-property',
      'required-metadata-properties': 'type,content-type',
    });
  });

  test('without a stream or an expectation it is refused', async () => {
    expect(await failure(append((options) => options.setAny(empty())))).toMatchObject({ code: 3 });
    const named = append((options) => options.setStreamIdentifier(identifier(newStream())));
    expect(await failure(named)).toMatchObject({ code: 3 });
  });
});

test('a delete with stream exists says so by -4', async () => {
  const options = new pb.DeleteReq.Options().setStreamIdentifier(identifier(newStream()));
  const request = new pb.DeleteReq().setOptions(options.setStreamExists(empty()));
  const error = await new Promise<ServiceError | null>((resolve) => {
    connectRaw(store.url).delete(request, resolve);
  });
  expect(error?.code).toBe(9);
  expect(error?.metadata.getMap()).toMatchObject({
    exception: 'wrong-expected-version',
    'expected-version': '-4',
    'actual-version': '',
  });
  // There are clients that go by the text.
  expect(error?.details).toMatch(/Actual version: -1$/);
});

describe('read', () => {
  const stream = newStream();

  test('ids are structured unless text is asked for', async () => {
    const id = 'f0e1d2c3-b4a5-4697-8879-6a5b4c3d2e1f';
    await client.appendToStream(stream, [event(0, 'A', id), ...events(3, 1)]);
    const [read] = await rawRead(connectRaw(store.url), (options) =>
      options.setStream(streamOptions(stream)),
    );
    const uuid = read?.getEvent()?.getEvent()?.getId();
    const structured = uuid?.getStructured();
    const bits = [structured?.getMostSignificantBits(), structured?.getLeastSignificantBits()];
    const hex = bits.map((part) => BigInt.asUintN(64, BigInt(part ?? 0)).toString(16));
    expect(hex.join('')).toBe(id.replaceAll('-', ''));
    const text = new pb.ReadReq.Options.UUIDOption().setString(empty());
    const [asText] = await rawRead(connectRaw(store.url), (options) =>
      options.setStream(streamOptions(stream)).setUuidOption(text),
    );
    expect(asText?.getEvent()?.getEvent()?.getId()?.getString()).toBe(id);
  });

  test('newer clients are told where the stream ends', async () => {
    const control = new pb.ReadReq.Options.ControlOption().setCompatibility(1);
    const read = await rawRead(connectRaw(store.url), (options) =>
      options.setStream(streamOptions(stream)).setControlOption(control),
    );
    expect(read.at(-1)?.getLastStreamPosition()).toBe('3');
    const from = streamOptions(stream).setRevision('9');
    const beyond = await rawRead(connectRaw(store.url), (options) =>
      options.setStream(from).setControlOption(control),
    );
    expect(beyond.map((message) => message.getContentCase())).toEqual([5, 6]);
    expect(beyond[0]?.getFirstStreamPosition()).toBe('4');
  });

  test.each([
    [32, 64, ['from 32', 'event', 'event', 'to']],
    [31, 64, ['event', 'event', 'event', 'to']],
    [3, 2, ['from 3', 'event', 'event', 'to']],
  ])('of a stream cut off before %d, %d at most: newer clients get %j', async (low, limit, is) => {
    const cut = newStream();
    const client = connect(store.url);
    await client.appendToStream(cut, events(34));
    await client.setStreamMetadata(cut, { truncateBefore: low });
    const control = new pb.ReadReq.Options.ControlOption().setCompatibility(1);
    const read = await rawRead(connectRaw(store.url), (options) =>
      options.setStream(streamOptions(cut)).setControlOption(control).setCount(String(limit)),
    );
    const told = read.map((message) => {
      if (message.hasEvent()) return 'event';
      return message.hasFirstStreamPosition() ? `from ${message.getFirstStreamPosition()}` : 'to';
    });
    expect(told).toEqual(is);
  });

  test('$all is read through a filter in both directions', async () => {
    const expression = new pb.ReadReq.Options.FilterOptions.Expression().setPrefixList([stream]);
    const filter = new pb.ReadReq.Options.FilterOptions().setStreamIdentifier(expression);
    filter.setMax(32).setCheckpointintervalmultiplier(1);
    const read = async (edit: (options: ReadReq.Options) => void): Promise<unknown[]> => {
      const messages = await rawRead(connectRaw(store.url), (options) => {
        options.setFilter(filter).setCount('3');
        edit(options);
      });
      return messages.map((message) => message.getEvent()?.getEvent()?.getStreamRevision());
    };
    const all = new pb.ReadReq.Options.AllOptions();
    expect(await read((options) => options.setAll(all.setStart(empty())))).toEqual(['0', '1', '2']);
    const backwards = await read((options) =>
      options
        .setReadDirection(BACKWARDS)
        .setAll(new pb.ReadReq.Options.AllOptions().setEnd(empty())),
    );
    expect(backwards).toEqual(['3', '2', '1']);
  });

  test('combinations that mean nothing are refused', async () => {
    const raw = connectRaw(store.url);
    const edits: ((options: ReadReq.Options) => void)[] = [
      () => undefined,
      (options) => options.setStream(streamOptions('')),
      (options) => {
        const subscription = new pb.ReadReq.Options.SubscriptionOptions();
        options
          .setStream(streamOptions(stream))
          .setSubscription(subscription)
          .setReadDirection(BACKWARDS);
      },
      (options) => {
        options.setStream(streamOptions(stream)).setFilter(new pb.ReadReq.Options.FilterOptions());
      },
    ];
    for (const edit of edits) {
      expect(await failure(rawRead(raw, edit))).toMatchObject({ code: 3 });
    }
  });
});

describe('connecting', () => {
  test('by gossip', async () => {
    const port = new URL(store.url).port;
    const gossip = connect(`esdb://127.0.0.1:${port},127.0.0.1:${port}?tls=false`);
    const stream = newStream();
    await gossip.appendToStream(stream, events(2));
    expect(await numbers(gossip, stream)).toEqual([0, 1]);
  });

  test('what the store does not do is unimplemented', async () => {
    const error = await failure(client.createProjection('none', 'fromAll()'));
    expect(error).toMatchObject({ code: 12 });
  });
});
