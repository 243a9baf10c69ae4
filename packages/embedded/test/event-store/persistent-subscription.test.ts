import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import {
  BACKWARDS,
  binaryEvent,
  END,
  eventTypeFilter,
  type Filter,
  persistentSubscriptionToAllSettingsFromDefaults,
  type PersistentSubscriptionToAllSettings,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { testEventStore } from '../../src/testing.ts';
import { consume, Consumption, newGroup, nothing } from './persistent-support.ts';
import { collect, connect, event, events, everything } from './support.ts';

const store = await testEventStore();
const client = connect(store.url);
const newStream = (): string => `test-${randomUUID()}`;

const info = async ({ stream, group }: { stream: string; group: string }) =>
  await client.getPersistentSubscriptionToStreamInfo(stream, group);

describe('a consumer', () => {
  test('is confirmed by name, gets history and then what is new', async () => {
    const { stream, group } = await newGroup(client);
    await client.appendToStream(stream, events(3));
    const consumer = consume(client, { stream, group });
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
    const consumer = consume(client, await newGroup(client, { startFrom }, stream));
    await client.appendToStream(stream, event(4));
    await expect.poll(() => consumer.numbers).toEqual(expected);
  });

  test('has no more in flight than its buffer, and all of it is shared out once', async () => {
    const names = await newGroup(client);
    const [first, second] = [
      consume(client, names, nothing, 3),
      consume(client, names, nothing, 3),
    ];
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
    const consumer = consume(client, names, async (received) => {
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
    const leaving = consume(client, names, nothing);
    await expect.poll(() => leaving.numbers).toEqual([0, 1, 2]);
    const staying = consume(client, names);
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
    const consumer = consume(client, names);
    await expect.poll(() => consumer.numbers).toEqual([1, 0, -1]);
    await expect.poll(async () => (await info(names)).stats.outstandingMessagesCount).toBe(0);
  });

  test('may wait for a stream that does not exist, and outlives its deletion', async () => {
    const names = await newGroup(client);
    const consumer = consume(client, names);
    await client.appendToStream(names.stream, events(2));
    await expect.poll(() => consumer.numbers).toEqual([0, 1]);
    await client.deleteStream(names.stream);
    await client.appendToStream(names.stream, event(2));
    await expect.poll(() => consumer.numbers).toEqual([0, 1, 2]);
    await client.tombstoneStream(names.stream);
    const late = consume(client, names);
    await expect.poll(() => late.isConfirmed).toBe(true);
    expect([...consumer.errors, ...late.errors]).toEqual([]);
  });
});

describe('parked messages', () => {
  test('are links with the reason, and are delivered again when that is asked for', async () => {
    const names = await newGroup(client);
    await client.appendToStream(names.stream, events(4));
    let action: 'park' | 'ack' = 'park';
    const consumer = consume(client, names, async (received) => {
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
    const consumer = consume(client, names, async (received) => await received.nack('park'));
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
