import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  BACKWARDS,
  binaryEvent,
  END,
  eventTypeFilter,
  type Filter,
  PersistentSubscriptionDoesNotExistError,
  PersistentSubscriptionDroppedError,
  PersistentSubscriptionExistsError,
  PersistentSubscriptionFailedError,
  PersistentSubscriptionMaximumSubscribersReachedError,
  persistentSubscriptionToAllSettingsFromDefaults,
  type PersistentSubscriptionToAllSettings,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testEventStore } from '../../src/testing.ts';
import { Consumption, newGroup, nothing, type Received } from './persistent-support.ts';
import { collect, connect, event, events, everything, failure } from './support.ts';

const store = await testEventStore();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;

const consume = (
  { stream, group }: { stream: string; group: string },
  handle?: (received: Received) => Promise<void>,
  bufferSize = 10,
): Consumption =>
  new Consumption(
    client.subscribeToPersistentSubscriptionToStream(stream, group, { bufferSize }),
    handle,
  );

const info = async ({ stream, group }: { stream: string; group: string }) =>
  await client.getPersistentSubscriptionToStreamInfo(stream, group);

describe('a consumer', () => {
  test('is confirmed by name, gets history and then what is new', async () => {
    const { stream, group } = await newGroup(client);
    await client.appendToStream(stream, events(3));
    const consumer = consume({ stream, group });
    await expect.poll(() => consumer.numbers).toEqual([0, 1, 2]);
    expect(consumer.isConfirmed).toBe(true);
    expect(consumer.subscription.id).toBe(`${stream}::${group}`);
    await client.appendToStream(stream, events(2, 3));
    await expect.poll(() => consumer.numbers).toEqual([0, 1, 2, 3, 4]);
  });

  test.each([
    ['a revision, inclusive', 2n, [2, 3, 4]],
    ['the end', END, [4]],
  ] as const)('starts from %s', async (_, startFrom, expected) => {
    const stream = newStream();
    await client.appendToStream(stream, events(4));
    const consumer = consume(await newGroup(client, { startFrom }, stream));
    await client.appendToStream(stream, event(4));
    await expect.poll(() => consumer.numbers).toEqual(expected);
  });

  test('has no more in flight than its buffer, and all of it is shared out once', async () => {
    const names = await newGroup(client);
    const [first, second] = [consume(names, nothing, 3), consume(names, nothing, 3)];
    await expect.poll(() => first.isConfirmed && second.isConfirmed).toBe(true);
    await client.appendToStream(names.stream, events(10));
    const got = (): number[] => [...first.numbers, ...second.numbers].toSorted((a, b) => a - b);
    await expect.poll(got).toEqual([0, 1, 2, 3, 4, 5]);
    expect((await info(names)).connections.map((each) => each.inFlightMessages)).toEqual([3, 3]);
    for (const each of [...first.received, ...second.received]) await each.ack();
    await expect.poll(got).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test('gets again what it refuses or does not answer in time, until that is parked', async () => {
    const names = await newGroup(client, { maxRetryCount: 2, messageTimeout: 150 });
    await client.appendToStream(names.stream, events(2));
    const consumer = consume(names, async (received) => {
      if (received.n === 0) await received.nack('retry');
    });
    const parked = async (): Promise<unknown> => (await info(names)).stats.parkedMessageCount;
    await expect.poll(parked).toBe(2n);
    const deliveries = (): string[] => consumer.deliveries.toSorted();
    await expect.poll(deliveries).toEqual(['0', '0 1', '0 2', '1', '1 1', '1 2']);
  });

  test('that goes away leaves what it had to the others', async () => {
    const names = await newGroup(client);
    await client.appendToStream(names.stream, events(3));
    const leaving = consume(names, nothing);
    await expect.poll(() => leaving.numbers).toEqual([0, 1, 2]);
    const staying = consume(names);
    await leaving.subscription.unsubscribe();
    await expect.poll(() => staying.deliveries).toEqual(['0 1', '1 1', '2 1']);
  });

  test('answers by the link where links are resolved', async () => {
    const [target, stream] = [newStream(), newStream()];
    await client.appendToStream(target, events(2));
    for (const data of [`1@${target}`, `0@${target}`, '0@none']) {
      await client.appendToStream(stream, binaryEvent({ type: '$>', data: Buffer.from(data) }));
    }
    const names = await newGroup(client, { resolveLinkTos: true }, stream);
    const consumer = consume(names);
    await expect.poll(() => consumer.numbers).toEqual([1, 0, -1]);
    await expect.poll(async () => (await info(names)).stats.outstandingMessagesCount).toBe(0);
  });

  test('may wait for a stream that does not exist, and outlives its deletion', async () => {
    const names = await newGroup(client);
    const consumer = consume(names);
    await client.appendToStream(names.stream, events(2));
    await expect.poll(() => consumer.numbers).toEqual([0, 1]);
    await client.deleteStream(names.stream);
    await client.appendToStream(names.stream, event(2));
    await expect.poll(() => consumer.numbers).toEqual([0, 1, 2]);
    await client.tombstoneStream(names.stream);
    const late = consume(names);
    await expect.poll(() => late.isConfirmed).toBe(true);
    expect([...consumer.errors, ...late.errors]).toEqual([]);
  });
});

describe('parked messages', () => {
  test('are links with the reason, and are delivered again when that is asked for', async () => {
    const names = await newGroup(client);
    await client.appendToStream(names.stream, events(4));
    let action: 'park' | 'ack' = 'park';
    const consumer = consume(names, async (received) => {
      await (action === 'park' ? received.nack('park') : received.ack());
    });
    const parkedStream = `$persistentsubscription-${names.stream}::${names.group}-parked`;
    const count = async (): Promise<unknown> => (await info(names)).stats.parkedMessageCount;
    await expect.poll(count).toBe(4n);
    const [link] = await collect(client.readStream(parkedStream));
    expect(Buffer.from(link?.event?.data as Uint8Array).toString()).toBe(`0@${names.stream}`);
    expect(link?.event?.metadata).toMatchObject({
      reason: "Client explicitly NAK'ed message.\nwhy",
    });

    action = 'ack';
    await client.replayParkedMessagesToStream(names.stream, names.group, { stopAt: 2 });
    await expect.poll(() => consumer.deliveries).toEqual(['0', '1', '2', '3', '0', '1']);
    await expect.poll(count).toBe(2n);
    const left = async (): Promise<unknown[]> =>
      (await collect(client.readStream(parkedStream))).map((each) => each.event?.revision);
    await expect.poll(left).toEqual([2n, 3n]);
    await client.replayParkedMessagesToStream(names.stream, names.group);
    await expect.poll(() => consumer.deliveries.slice(6)).toEqual(['2', '3']);
    await expect.poll(left).toEqual([]);
    expect(await count()).toBe(0n);
  });

  test('that are gone are not delivered again', async () => {
    const names = await newGroup(client);
    await client.appendToStream(names.stream, events(2));
    const consumer = consume(names, async (received) => await received.nack('park'));
    const count = async (): Promise<unknown> => (await info(names)).stats.parkedMessageCount;
    await expect.poll(count).toBe(2n);
    await client.setStreamMetadata(names.stream, { truncateBefore: 1 });
    await client.replayParkedMessagesToStream(names.stream, names.group);
    await expect.poll(() => consumer.numbers).toEqual([0, 1, 1]);
  });
});

describe('$all', () => {
  const ofAll = async (
    filter?: Filter,
    changes: Partial<PersistentSubscriptionToAllSettings> = {},
  ): Promise<string> => {
    const group = `group-${randomUUID()}`;
    const settings = persistentSubscriptionToAllSettingsFromDefaults(changes);
    const options = filter === undefined ? {} : { filter };
    await client.createPersistentSubscriptionToAll(group, settings, options);
    return group;
  };
  const run = randomUUID();
  const filters: [name: string, filter: Filter, expected: number[]][] = [
    ['stream prefixes', streamNameFilter({ prefixes: [`a-${run}`] }), [0, 1]],
    ['a stream regex', streamNameFilter({ regex: `^b-${run}$` }), [2, 3]],
    ['type prefixes', eventTypeFilter({ prefixes: [`Odd${run}`] }), [1, 3]],
    ['a type regex', eventTypeFilter({ regex: `^Even${run}$` }), [0, 2]],
  ];

  test.each(filters)('by %s, in history and live', async (_, filter, expected) => {
    const live = new Consumption(
      client.subscribeToPersistentSubscriptionToAll(await ofAll(filter)),
    );
    for (const [index, stream] of ['a', 'a', 'b', 'b'].entries()) {
      const type = index % 2 === 0 ? `Even${run}` : `Odd${run}`;
      await client.appendToStream(`${stream}-${run}`, event(index, type));
    }
    await expect.poll(() => live.numbers).toEqual(expected);
    const group = await ofAll(filter, { startFrom: START });
    const history = new Consumption(client.subscribeToPersistentSubscriptionToAll(group));
    await expect.poll(() => history.numbers.slice(-2)).toEqual(expected);
  });

  test('with system events, from a position on, but not what it writes about itself', async () => {
    const { position = START } = await client.appendToStream(newStream(), event(7));
    const group = await ofAll(undefined, {
      startFrom: position,
      checkPointLowerBound: 1,
      checkPointUpperBound: 1,
    });
    const consumer = new Consumption(client.subscribeToPersistentSubscriptionToAll(group));
    await expect.poll(() => consumer.numbers[0]).toBe(7);
    await client.setStreamMetadata(newStream(), {});
    const types = (): unknown[] => consumer.received.map(({ type }) => type);
    await expect.poll(types).toContain('$metadata');
    const { position: last } = await client.appendToStream(newStream(), event(8));
    await expect.poll(() => consumer.numbers).toContain(8);
    const checkpoint = async (): Promise<bigint> => {
      const { stats } = await client.getPersistentSubscriptionToAllInfo(group);
      return stats.lastCheckpointedEventPosition?.commit ?? 0n;
    };
    await expect.poll(checkpoint).toBeGreaterThanOrEqual(last?.commit ?? 0n);
    const isOwn = (stream = ''): boolean => stream.includes('subscription-$all::');
    expect(consumer.received.filter(({ stream }) => isOwn(stream))).toEqual([]);
    // Nor does anybody else meet it in $all.
    expect((await everything(client)).filter(({ streamId }) => isOwn(streamId))).toEqual([]);
    const seen: string[] = [];
    const subscription = client.subscribeToAll();
    onTestFinished(async () => await subscription.unsubscribe());
    subscription.on('data', ({ event: each }) => seen.push(each?.streamId ?? ''));
    await once(subscription, 'caughtUp');
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.filter(isOwn)).toEqual([]);
    const backwards = { direction: BACKWARDS, fromPosition: END, maxCount: 1 } as const;
    const [newest] = await collect(client.readAll(backwards));
    expect(newest?.event?.data).toEqual({ n: 8 });
  });
});

describe('groups', () => {
  const settings = persistentSubscriptionToStreamSettingsFromDefaults();

  test('echo their settings, and count', async () => {
    const asked = persistentSubscriptionToStreamSettingsFromDefaults({
      startFrom: 1n,
      resolveLinkTos: true,
      extraStatistics: true,
      messageTimeout: 12_345,
      maxRetryCount: 7,
      checkPointAfter: 4_321,
      checkPointLowerBound: 2,
      checkPointUpperBound: 3,
      maxSubscriberCount: 5,
      liveBufferSize: 101,
      readBatchSize: 21,
      historyBufferSize: 301,
      consumerStrategyName: 'Pinned',
    });
    const names = await newGroup(client, asked);
    await client.appendToStream(names.stream, events(6));
    const consumer = consume(names, async ({ n, ack }) => await (n < 4 ? ack() : nothing()), 6);
    await expect.poll(() => consumer.numbers).toEqual([1, 2, 3, 4, 5]);
    const stats = async () => (await info(names)).stats;
    await expect.poll(async () => (await stats()).lastCheckpointedEventRevision).toBe(3n);
    const described = await info(names);
    expect(described).toMatchObject({
      eventSource: names.stream,
      groupName: names.group,
      status: 'Live',
      settings: asked,
      stats: {
        totalItems: 5n,
        lastKnownEventRevision: 5n,
        totalInFlightMessages: 2,
        outstandingMessagesCount: 2,
        readBufferCount: 0,
        retryBufferCount: 0,
        parkedMessageCount: 0n,
      },
    });
    const [connection] = described.connections;
    expect(connection).toMatchObject({
      username: 'system',
      totalItems: 5n,
      inFlightMessages: 2,
      availableSlots: 4,
    });
    expect([...(connection?.extraStatistics?.keys() ?? [])]).toContain('quintile 1');
    const statistics = [...(connection?.extraStatistics?.values() ?? [])];
    expect(statistics.filter((ms) => ms < 1n)).toEqual([]);
  });

  test('know how far there is to go, also when nobody takes what there is', async () => {
    const few = { historyBufferSize: 4, readBatchSize: 2 };
    const names = await newGroup(client, few);
    await client.appendToStream(names.stream, events(100));
    expect((await info(names)).stats.lastKnownEventRevision).toBe(99n);
    const group = `group-${randomUUID()}`;
    const ofAll = persistentSubscriptionToAllSettingsFromDefaults({ ...few, startFrom: START });
    await client.createPersistentSubscriptionToAll(group, ofAll);
    const { position } = await client.appendToStream(newStream(), event(0));
    const { stats } = await client.getPersistentSubscriptionToAllInfo(group);
    expect(stats.lastKnownEventPosition).toEqual(position);
  });

  test('are listed by stream, and all together', async () => {
    const first = await newGroup(client);
    const second = await newGroup(client, {}, first.stream);
    const ofStream = await client.listPersistentSubscriptionsToStream(first.stream);
    expect(ofStream.map(({ groupName }) => groupName)).toEqual([first.group, second.group]);
    const all = await client.listAllPersistentSubscriptions();
    expect(all.length).toBeGreaterThan(2);
    const none = client.listPersistentSubscriptionsToStream(newStream());
    expect(await failure(none)).toBeInstanceOf(PersistentSubscriptionDoesNotExistError);
  });

  test('that are missing are told from those that exist', async () => {
    const names = await newGroup(client);
    const { stream, group } = names;
    const again = client.createPersistentSubscriptionToStream(stream, group, settings);
    const error = await failure(again);
    expect(error).toBeInstanceOf(PersistentSubscriptionExistsError);
    expect(error).toMatchObject({ streamName: stream, groupName: group, code: 6 });
    const other = newStream();
    for (const call of [
      client.updatePersistentSubscriptionToStream(other, group, settings),
      client.deletePersistentSubscriptionToStream(other, group),
      client.getPersistentSubscriptionToStreamInfo(other, group),
      client.replayParkedMessagesToStream(other, group),
      client.deletePersistentSubscriptionToAll(group),
    ]) {
      expect(await failure(call)).toBeInstanceOf(PersistentSubscriptionDoesNotExistError);
    }
    const lost = consume({ stream: other, group });
    await expect
      .poll(() => lost.errors)
      .toEqual([expect.objectContaining({ streamName: other, groupName: group })]);
  });

  test('with settings that make no sense are refused', async () => {
    const create = async (changes: object): Promise<unknown> =>
      await failure(newGroup(client, changes));
    expect(await create({ maxRetryCount: -1 })).toMatchObject({ code: 3 });
    expect(await create({ readBatchSize: 500 })).toBeInstanceOf(PersistentSubscriptionFailedError);
    // Whether the group exists is seen first.
    const tooLarge = persistentSubscriptionToStreamSettingsFromDefaults({ readBatchSize: 500 });
    const { stream, group: taken } = await newGroup(client);
    const again = client.createPersistentSubscriptionToStream(stream, taken, tooLarge);
    expect(await failure(again)).toBeInstanceOf(PersistentSubscriptionExistsError);
    const update = client.updatePersistentSubscriptionToStream(newStream(), taken, tooLarge);
    expect(await failure(update)).toBeInstanceOf(PersistentSubscriptionDoesNotExistError);
    const changed = client.updatePersistentSubscriptionToStream(stream, taken, tooLarge);
    expect(await failure(changed)).toBeInstanceOf(PersistentSubscriptionFailedError);
    const group = `group-${randomUUID()}`;
    const ofAll = persistentSubscriptionToAllSettingsFromDefaults();
    await client.createPersistentSubscriptionToAll(group, ofAll);
    for (const named of [
      client.createPersistentSubscriptionToStream('$all', group, settings),
      client.deletePersistentSubscriptionToStream('$all', group),
    ]) {
      expect(await failure(named)).toBeInstanceOf(PersistentSubscriptionFailedError);
    }
    expect((await client.getPersistentSubscriptionToAllInfo(group)).groupName).toBe(group);
  });

  test('take as many consumers as they are to', async () => {
    const names = await newGroup(client, { maxSubscriberCount: 1 });
    const first = consume(names);
    await expect.poll(() => first.isConfirmed).toBe(true);
    const second = consume(names);
    await expect
      .poll(() => second.errors)
      .toEqual([expect.any(PersistentSubscriptionMaximumSubscribersReachedError)]);
  });

  test('drop their consumers when they are changed, started again or deleted', async () => {
    const names = await newGroup(client, { checkPointUpperBound: 1, checkPointLowerBound: 1 });
    const { stream, group } = names;
    const changed = persistentSubscriptionToStreamSettingsFromDefaults({
      startFrom: START,
      maxRetryCount: 3,
    });
    const dropped = [expect.any(PersistentSubscriptionDroppedError)];
    for (const [n, drop] of [
      async () => await client.updatePersistentSubscriptionToStream(stream, group, changed),
      async () => await client.restartPersistentSubscriptionSubsystem(),
      async () => await client.deletePersistentSubscriptionToStream(stream, group),
    ].entries()) {
      const consumer = consume(names);
      await client.appendToStream(stream, event(n));
      await expect.poll(() => consumer.numbers.at(-1)).toBe(n);
      await drop();
      await expect.poll(() => consumer.errors).toEqual(dropped);
    }
    await client.createPersistentSubscriptionToStream(stream, group, changed);
    const anew = consume(names);
    await expect.poll(() => anew.numbers).toEqual([0, 1, 2]);
    expect((await info(names)).settings.maxRetryCount).toBe(3);
  });
});
