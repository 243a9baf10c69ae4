import { randomUUID } from 'node:crypto';
import {
  PersistentSubscriptionDoesNotExistError,
  PersistentSubscriptionDroppedError,
  PersistentSubscriptionExistsError,
  PersistentSubscriptionFailedError,
  PersistentSubscriptionMaximumSubscribersReachedError,
  persistentSubscriptionToAllSettingsFromDefaults,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
} from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { testEventStore } from '../../src/testing.ts';
import { consume, newGroup, nothing } from './persistent-support.ts';
import { connect, event, events, failure } from './support.ts';

const store = await testEventStore();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;

const info = async ({ stream, group }: { stream: string; group: string }) =>
  await client.getPersistentSubscriptionToStreamInfo(stream, group);

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
    const consumer = consume(
      client,
      names,
      async ({ n, ack }) => await (n < 4 ? ack() : nothing()),
      6,
    );
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
    const lost = consume(client, { stream: other, group });
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
    const first = consume(client, names);
    await expect.poll(() => first.isConfirmed).toBe(true);
    const second = consume(client, names);
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
      const consumer = consume(client, names);
      await client.appendToStream(stream, event(n));
      await expect.poll(() => consumer.numbers.at(-1)).toBe(n);
      await drop();
      await expect.poll(() => consumer.errors).toEqual(dropped);
    }
    await client.createPersistentSubscriptionToStream(stream, group, changed);
    const anew = consume(client, names);
    await expect.poll(() => anew.numbers).toEqual([0, 1, 2]);
    expect((await info(names)).settings.maxRetryCount).toBe(3);
  });
});
