import { randomUUID } from 'node:crypto';
import { UnavailableError } from '@eventstore/db-client';
import { expect, test } from 'vitest';
import { testEventStoreProcess } from '../../src/testing.ts';
import { Consumption, newGroup, nothing, type Received } from './persistent-support.ts';
import { connect, event, events, failure } from './support.ts';

const store = await testEventStoreProcess();
const timeoutMs = 120_000;

const kills = {
  'the store': async () => {
    await store.kill();
    await store.start();
  },
  'the store and PostgreSQL': async () => {
    await store.kill();
    await store.postgres.kill();
    await store.postgres.start();
    await store.start();
  },
};

const consume = (
  { stream, group }: { stream: string; group: string },
  handle?: (received: Received) => Promise<void>,
): Consumption =>
  new Consumption(
    connect(store.url).subscribeToPersistentSubscriptionToStream(stream, group, { bufferSize: 3 }),
    handle,
  );

test.each(Object.entries(kills))(
  'groups, their checkpoints and what they have parked survive kill -9 of %s',
  async (_, kill) => {
    const client = connect(store.url);
    const bounds = { checkPointLowerBound: 1, checkPointUpperBound: 1 };
    const names = await newGroup(client, { ...bounds, maxRetryCount: 4 });
    const { stream, group } = names;
    const deleted = await newGroup(client);
    await client.deletePersistentSubscriptionToStream(deleted.stream, deleted.group);
    await client.appendToStream(stream, events(8));
    // Parks 1, acknowledges 0, 2, 3 and 5, and does not answer 4, 6 and 7.
    const before = consume(names, async ({ n, ack, nack }) => {
      if (n === 1) await nack('park');
      else await ([0, 2, 3, 5].includes(n) ? ack() : nothing());
    });
    const info = async (at = client) =>
      await at.getPersistentSubscriptionToStreamInfo(stream, group);
    await expect.poll(async () => (await info()).stats.lastCheckpointedEventRevision).toBe(3n);
    await expect.poll(async () => (await info()).stats.parkedMessageCount).toBe(1n);

    await kill();
    await expect.poll(() => before.errors).toEqual([expect.any(UnavailableError)]);
    const fresh = connect(store.url);
    const found = await info(fresh);
    expect(found.settings).toMatchObject({ ...bounds, maxRetryCount: 4 });
    expect(found.stats).toMatchObject({
      parkedMessageCount: 1n,
      lastCheckpointedEventRevision: 3n,
    });
    const gone = fresh.getPersistentSubscriptionToStreamInfo(deleted.stream, deleted.group);
    expect(await failure(gone)).toMatchObject({ code: 5 });

    const after = consume(names);
    await expect.poll(() => after.numbers).toEqual([4, 5, 6, 7]);
    await fresh.replayParkedMessagesToStream(stream, group);
    await fresh.appendToStream(stream, event(8));
    await expect.poll(() => after.numbers.toSorted((a, b) => a - b)).toEqual([1, 4, 5, 6, 7, 8]);
  },
  timeoutMs,
);

test(
  'what began at the end begins there after a restart, and nothing is lost',
  async () => {
    const client = connect(store.url);
    const stream = `test-${randomUUID()}`;
    await client.appendToStream(stream, event(0));
    const names = await newGroup(client, { startFrom: 'end' }, stream);
    await client.appendToStream(stream, events(2, 1));
    await store.kill();
    await store.start();
    const consumer = consume(names);
    await expect.poll(() => consumer.numbers).toEqual([1, 2]);
  },
  timeoutMs,
);

test(
  'without PostgreSQL nothing is lost: what was refused meanwhile is parked when it is back',
  async () => {
    const client = connect(store.url);
    const names = await newGroup(client);
    await client.appendToStream(names.stream, events(2));
    const consumer = consume(names, nothing);
    await expect.poll(() => consumer.numbers).toEqual([0, 1]);
    await store.postgres.kill();
    await consumer.received[0]?.nack('park');
    await consumer.received[1]?.ack();
    const created = newGroup(connect(store.url));
    expect(await failure(created)).toBeInstanceOf(UnavailableError);
    await store.postgres.start();
    const parked = async (): Promise<unknown> => {
      const { stream, group } = names;
      const { stats } = await client.getPersistentSubscriptionToStreamInfo(stream, group);
      return stats.parkedMessageCount;
    };
    await expect.poll(async () => await parked().catch(() => 'away')).toBe(1n);
    await newGroup(client);
    expect(consumer.errors).toEqual([]);
    await store.stop();
    await expect.poll(() => consumer.errors).toEqual([expect.any(UnavailableError)]);
    await store.start();
  },
  timeoutMs,
);
