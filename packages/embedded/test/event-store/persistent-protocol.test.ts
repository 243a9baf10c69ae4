import { randomUUID } from 'node:crypto';
import { PersistentSubscriptionsClient } from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import pb from '@eventstore/db-client/generated/persistent_pb.js';
import type {
  CreateReq,
  ReadReq,
  ReadResp,
  SubscriptionInfo,
} from '@eventstore/db-client/generated/persistent_pb.js';
import { ServerFeaturesClient } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type { SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb.js';
import { type ClientDuplexStream, credentials, type ServiceError } from '@grpc/grpc-js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testEventStore } from '../../src/testing.ts';
import { connect, empty, event, events, failure, identifier } from './support.ts';

const store = await testEventStore();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;
const address = `127.0.0.1:${store.port}`;

const connectRaw = (): PersistentSubscriptionsClient => {
  const raw = new PersistentSubscriptionsClient(address, credentials.createInsecure());
  onTestFinished(() => raw.close());
  return raw;
};

const answerOf = async <T>(
  call: (answer: (error: ServiceError | null, response: T) => void) => void,
): Promise<T> =>
  await new Promise((resolve, reject) => {
    call((error, response) => (error === null ? resolve(response) : reject(error)));
  });

const { CreateReq: Create } = pb;

/** Settings that make sense, as a client of today sends them. */
const settings = (): CreateReq.Settings =>
  new Create.Settings()
    .setMaxRetryCount(1)
    .setReadBatchSize(10)
    .setHistoryBufferSize(20)
    .setLiveBufferSize(20)
    .setMaxCheckpointCount(5)
    .setMessageTimeoutMs(1_000)
    .setCheckpointAfterMs(1_000)
    .setConsumerStrategy('RoundRobin');

/** A group of a stream of its own, in the form of today; `edit` sets what is not the default. */
const create = async (
  edit: (options: CreateReq.Options, stream: CreateReq.StreamOptions) => unknown = () => undefined,
): Promise<string> => {
  const name = newStream();
  const stream = new Create.StreamOptions().setStreamIdentifier(identifier(name));
  const options = new Create.Options().setGroupName('group').setSettings(settings());
  options.setStream(stream.setStart(empty()));
  edit(options, stream);
  await answerOf((done) => connectRaw().create(new Create().setOptions(options), done));
  return name;
};

const infoOf = async (stream: string): Promise<SubscriptionInfo | undefined> => {
  const options = new pb.GetInfoReq.Options().setGroupName('group');
  if (stream === '$all') options.setAll(empty());
  else options.setStreamIdentifier(identifier(stream));
  const request = new pb.GetInfoReq().setOptions(options);
  const response = await answerOf<InstanceType<typeof pb.GetInfoResp>>((done) =>
    connectRaw().getInfo(request, done),
  );
  return response.getSubscriptionInfo();
};

/** One consumer over the bare protocol, with what it was sent. */
class RawConsumer {
  readonly events: ReadResp.ReadEvent[] = [];
  readonly codes: number[] = [];
  readonly #call: ClientDuplexStream<ReadReq, ReadResp>;

  constructor() {
    this.#call = connectRaw().read();
    this.#call.on('data', (response: ReadResp) => {
      const sent = response.getEvent();
      if (sent !== undefined) this.events.push(sent);
    });
    this.#call.on('error', ({ code }: ServiceError) => this.codes.push(code));
    onTestFinished(() => this.#call.cancel());
  }

  send(edit: (request: ReadReq) => unknown): void {
    const request = new pb.ReadReq();
    edit(request);
    this.#call.write(request);
  }

  connect(stream: string, bufferSize = 5): void {
    const options = new pb.ReadReq.Options().setGroupName('group').setBufferSize(bufferSize);
    this.send((request) => request.setOptions(options.setStreamIdentifier(identifier(stream))));
  }

  /** The client's side is closed: it only listens from now on. */
  end(): void {
    this.#call.end();
  }
}

describe('a group is made', () => {
  test('with what clients of today send, and what older ones do', async () => {
    const ticks = await create((options) =>
      options
        .getSettings()
        ?.setMessageTimeoutTicks('25000000')
        .setCheckpointAfterTicks('35000000')
        .setConsumerStrategy('PinnedByCorrelation'),
    );
    const info = await infoOf(ticks);
    expect(info?.toObject()).toMatchObject({
      messageTimeoutMilliseconds: 2_500,
      checkPointAfterMilliseconds: 3_500,
      namedConsumerStrategy: 'PinnedByCorrelation',
      startFrom: '0',
      lastCheckpointedEventPosition: '',
      lastKnownEventPosition: '',
    });
    const old = newStream();
    await create((options) => {
      const named = options.getSettings()?.setConsumerStrategy('').setNamedConsumerStrategy(2);
      named?.setRevision('3');
      options.clearStream();
      options.setStreamIdentifier(identifier(old));
    });
    expect((await infoOf(old))?.toObject()).toMatchObject({
      namedConsumerStrategy: 'Pinned',
      startFrom: '3',
    });
  });

  test('with a start that is said in its way', async () => {
    const end = await create((_, stream) => stream.setEnd(empty()));
    expect((await infoOf(end))?.getStartFrom()).toBe('-1');
    const revision = await create((_, stream) => stream.setRevision('7'));
    expect((await infoOf(revision))?.getStartFrom()).toBe('7');
    const ofAll = async (edit: (all: CreateReq.AllOptions) => unknown): Promise<unknown> => {
      const all = new Create.AllOptions().setNoFilter(empty());
      edit(all);
      await create((options) => options.setAll(all));
      const info = await infoOf('$all');
      await client.deletePersistentSubscriptionToAll('group');
      return info?.getStartFrom();
    };
    expect(await ofAll((all) => all.setStart(empty()))).toBe('C:0/P:0');
    expect(await ofAll((all) => all.setEnd(empty()))).toBe('C:-1/P:-1');
    const at = (commit: string, prepare = commit): CreateReq.Position =>
      new Create.Position().setCommitPosition(commit).setPreparePosition(prepare);
    expect(await ofAll((all) => all.setPosition(at('1')))).toBe('C:1/P:1');
    const beyond = ofAll((all) => all.setPosition(at('1000000')));
    expect(await failure(beyond)).toMatchObject({ code: 13 });
    const reversed = ofAll((all) => all.setPosition(at('1', '2')));
    expect(await failure(reversed)).toMatchObject({ code: 13 });
  });

  test('but not when what is asked for makes no sense', async () => {
    const strategy = create((options) => options.getSettings()?.setConsumerStrategy('Best'));
    const error = (await failure(strategy)) as ServiceError;
    expect(error.code).toBe(13);
    expect(error.metadata.getMap()).toMatchObject({
      exception: 'persistent-subscription-failed',
      'group-name': 'group',
      reason: 'Consumer strategy Best does not exist.',
    });
    const edits: ((options: CreateReq.Options) => unknown)[] = [
      (options) => options.setGroupName(''),
      (options) => options.clearStream(),
      (options) => options.clearSettings(),
      (options) => options.setGroupName('x'.repeat(2_000)),
      (options) => options.getSettings()?.setMessageTimeoutMs(-1),
    ];
    for (const edit of edits) expect(await failure(create(edit))).toMatchObject({ code: 3 });
    const options = new pb.ReplayParkedReq.Options().setGroupName('group').setStopAt('-1');
    const request = new pb.ReplayParkedReq().setOptions(options.setAll(empty()));
    const replay = answerOf((done) => connectRaw().replayParked(request, done));
    expect(await failure(replay)).toMatchObject({ code: 13 });
  });
});

describe('a consumer', () => {
  test('that asks for nothing else gets and gives structured ids', async () => {
    const stream = await create();
    const id = 'f0e1d2c3-b4a5-4697-8879-6a5b4c3d2e1f';
    await client.appendToStream(stream, [event(0, 'A', id), ...events(2, 1)]);
    const consumer = new RawConsumer();
    consumer.connect(stream, 1);
    await expect.poll(() => consumer.events).toHaveLength(1);
    const [first] = consumer.events;
    const uuid = first?.getEvent()?.getId();
    expect(uuid?.getStructured()?.getLeastSignificantBits()).toBeDefined();
    expect(first?.hasRetryCount()).toBe(true);
    expect(first?.hasCommitPosition()).toBe(true);
    if (uuid === undefined) throw new Error('It has an id');
    consumer.send((request) => request.setAck(new pb.ReadReq.Ack().setIdsList([uuid])));
    await expect.poll(() => consumer.events).toHaveLength(2);
    const second = consumer.events[1]?.getEvent()?.getId();
    if (second === undefined) throw new Error('It has an id');
    consumer.send((request) =>
      request.setNack(new pb.ReadReq.Nack().setIdsList([second]).setAction(2)),
    );
    await expect.poll(() => consumer.events.at(-1)?.getRetryCount()).toBe(1);
    consumer.end();
    await expect.poll(async () => (await infoOf(stream))?.getConnectionsList()).toHaveLength(1);
  });

  test('that does not begin with its options, or with sense, is refused', async () => {
    const stream = await create();
    const mute = new RawConsumer();
    mute.send((request) => request.setAck(new pb.ReadReq.Ack()));
    const narrow = new RawConsumer();
    narrow.connect(stream, 0);
    const twice = new RawConsumer();
    twice.connect(stream);
    twice.connect(stream);
    const odd = new RawConsumer();
    odd.connect(stream);
    odd.send((request) => request.setNack(new pb.ReadReq.Nack().setAction(9 as 4)));
    for (const consumer of [mute, narrow, twice, odd]) {
      await expect.poll(() => consumer.codes).toEqual([3]);
    }
    await expect.poll(async () => (await infoOf(stream))?.getConnectionsList()).toEqual([]);
  });
});

test('clients are told that all of it is there, for streams and for $all', async () => {
  const features = new ServerFeaturesClient(address, credentials.createInsecure());
  onTestFinished(() => features.close());
  const supported = await answerOf<SupportedMethods>((done) =>
    features.getSupportedMethods(empty(), done),
  );
  const ours = supported
    .getMethodsList()
    .filter((method) => method.getServiceName().includes('.persistent_subscriptions.'))
    .map((method) => [method.getMethodName(), method.getFeaturesList().join()]);
  expect(Object.fromEntries(ours)).toEqual({
    ...Object.fromEntries(
      ['create', 'update', 'delete', 'read', 'getinfo', 'replayparked', 'list'].map((method) => [
        method,
        'stream,all',
      ]),
    ),
    restartsubsystem: '',
  });
});
