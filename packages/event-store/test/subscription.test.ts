import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { testEventStore } from '@order-ledger/embedded/testing';
import { describe, expect, it } from 'vitest';
import { GapError } from '../src/index.ts';
import { connected } from './support/connections.ts';
import { follow, limits as testLimits } from './support/follower.ts';
import type { Follower } from './support/follower.ts';
import { context, freshId, receive, reserve, stockExecutor } from './support/stock.ts';
import { expectNoUnhandledRejections } from './support/unhandled.ts';

expectNoUnhandledRejections();

const server = await testEventStore();

const revisions = ({ events }: Follower): readonly bigint[] =>
  events.map(({ revision }) => revision);

const upTo = (count: number): readonly bigint[] =>
  Array.from({ length: count }, (_, index) => BigInt(index));

const reserveMany = async (id: string, count: number): Promise<void> => {
  const stock = stockExecutor(connected(server.url));
  const names = Array.from({ length: count });
  await Promise.all(names.map(() => stock.execute(id, reserve(), context())));
};

/** A stream with that many events. */
const streamOf = async (count: number): Promise<string> => {
  const id = freshId();
  await stockExecutor(connected(server.url)).execute(id, receive(1_000_000), context());
  await reserveMany(id, count - 1);
  return id;
};

/** Timers count whole milliseconds. */
const timerInaccuracyMs = 2;

/** Appends an event that no codec can read. */
const poisoned = async (id: string): Promise<void> => {
  const client = EventStoreDBClient.connectionString(server.url);
  const poison = jsonEvent({ type: 'StockReserved', data: { quantity: 'many' } });
  await client.appendToStream(`stockReservation-${id}`, poison);
  await client.dispose();
};

describe('a subscription', () => {
  it('hands over what was stored, then what is stored, in order and once', async () => {
    const id = await streamOf(100);
    const follower = follow(connected(server.url), id, { maxBatch: 7 });
    await expect.poll(() => follower.events.length).toBe(100);
    await reserveMany(id, 50);
    await expect.poll(() => follower.events.length).toBe(150);
    expect(revisions(follower)).toEqual(upTo(150));
    expect(follower.events[0]).toMatchObject({
      category: 'stockReservation',
      streamId: id,
      event: { type: 'StockReceived' },
    });
    const live = { state: 'live', lag: 0, lastError: null };
    await expect.poll(() => follower.subscription.status()).toMatchObject(live);
  });

  it('is behind while it handles what it has taken, live or not', async () => {
    const id = await streamOf(1);
    let handled = Promise.resolve();
    const handleBatch = async (): Promise<void> => await handled;
    const { subscription } = follow(connected(server.url), id, { handleBatch });
    const caughtUp = { state: 'live', lag: 0 };
    await expect.poll(() => subscription.status()).toMatchObject(caughtUp);
    const slow = Promise.withResolvers<void>();
    handled = slow.promise;
    await reserveMany(id, 1);
    await expect.poll(() => subscription.status().lag).toBeGreaterThan(20);
    expect(subscription.status().state).toBe('live');
    slow.resolve();
    await expect.poll(() => subscription.status()).toMatchObject(caughtUp);
  });

  it('that takes too slowly is behind again, and gathers nothing until it is not', async () => {
    const id = await streamOf(1);
    const slow = Promise.withResolvers<void>();
    const [first, second] = [Promise.resolve(), slow.promise];
    const pace = [first, first, second];
    let handed = 0;
    const { subscription } = follow(connected(server.url), id, {
      maxBatch: 10,
      limits: { gatherMs: 60_000 },
      handleBatch: async ({ events }) => {
        handed += events.length;
        if (events.length > 0) await pace.shift();
      },
    });
    await expect.poll(() => subscription.status()).toMatchObject({ state: 'live', lag: 0 });
    await reserveMany(id, 100);
    await expect.poll(() => subscription.status().state).toBe('catching_up');
    expect(subscription.status().lag).toBeGreaterThan(0);
    slow.resolve();
    // What is less than a batch waits for more.
    await expect.poll(() => handed).toBeGreaterThan(90);
    await expect.poll(() => subscription.status()).toMatchObject({ state: 'live', lag: 0 });
  });

  it('begins behind its checkpoint', async () => {
    const id = await streamOf(10);
    const first = follow(connected(server.url), id);
    await expect.poll(() => first.events.length).toBe(10);
    const checkpoint = first.events[3]?.position ?? 0n;
    const second = follow(connected(server.url), id, {}, checkpoint);
    await expect.poll(() => second.events.length).toBe(6);
    expect(revisions(second)).toEqual(upTo(10).slice(4));
  });

  it('moves its position on past events of others', async () => {
    const id = await streamOf(1);
    const follower = follow(connected(server.url), id);
    await expect.poll(() => follower.events.length).toBe(1);
    await streamOf(200);
    const eventStore = connected(server.url);
    const head = await eventStore.head();
    await expect.poll(() => follower.checkpoint).toBeGreaterThanOrEqual(head);
    expect(follower.events).toHaveLength(1);
    expect(follower.positions).toEqual(follower.positions.toSorted((a, b) => Number(a - b)));
  });

  it('is sent events of its types alone, and moves on past the others', async () => {
    const id = await streamOf(200);
    const follower = follow(connected(server.url), id, { types: ['StockReceived'] });
    await expect.poll(() => follower.events.map(({ type }) => type)).toEqual(['StockReceived']);
    await streamOf(1);
    const head = await connected(server.url).head();
    await reserveMany(id, 100);
    await expect.poll(() => follower.checkpoint).toBeGreaterThanOrEqual(head);
    // It outlives a silence of more than a canary may take: one that is not sent its canary never does.
    const { canaryAfterMs, stalledAfterMs } = testLimits;
    const warningsOfSilence = async (): Promise<readonly string[]> => {
      const before = follower.warnings.length;
      await new Promise((resolve) => setTimeout(resolve, canaryAfterMs + stalledAfterMs + 200));
      return follower.warnings.slice(before);
    };
    await expect.poll(warningsOfSilence).toEqual([]);
    expect(follower.subscription.status().state).toBe('live');
    expect(follower.events).toHaveLength(1);
  });

  it.for([
    {
      title: 'gathers what arrives in quick succession',
      gatherMs: 300,
      busyGatherMs: 0,
      perEvent: 0,
    },
    { title: 'gathers longer in a rush', gatherMs: 0, busyGatherMs: 60_000, perEvent: 10 },
  ])('$title once it is caught up', async ({ gatherMs, busyGatherMs, perEvent }) => {
    const id = await streamOf(1);
    const batches: { readonly size: number; readonly at: number }[] = [];
    const { subscription } = follow(connected(server.url), id, {
      limits: { gatherMs, busyGatherMs },
      handleBatch: async ({ events }) => {
        const at = performance.now();
        if (events.length > 0) batches.push({ size: events.length, at });
        await Promise.resolve();
      },
    });
    const handedOver = () => batches.reduce((sum, { size }) => sum + size, 0);
    await expect.poll(() => [subscription.status().state, handedOver()]).toEqual(['live', 1]);
    // They arrive together, the one behind them may come when it likes.
    await reserveMany(id, 50);
    await expect.poll(handedOver).toBe(51);
    await reserveMany(id, 1);
    await expect.poll(handedOver).toBe(52);
    const live = batches.slice(1);
    for (const [index, { at }] of live.entries()) {
      const before = live[index - 1];
      if (before === undefined) continue;
      const least = Math.max(gatherMs, before.size * perEvent);
      expect(at - before.at).toBeGreaterThanOrEqual(least - timerInaccuracyMs);
    }
    expect(live.length).toBeGreaterThan(1);
  });

  it('waits while a batch is handled, and hands over one at a time', async () => {
    const id = await streamOf(60);
    let busy = 0;
    let most = 0;
    const seen: bigint[] = [];
    const slow = follow(connected(server.url), id, {
      maxBatch: 5,
      handleBatch: async ({ events }) => {
        busy += 1;
        most = Math.max(most, busy);
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(...events.map(({ revision }) => revision));
        busy -= 1;
      },
    });
    await expect.poll(() => seen.length).toBe(60);
    await slow.subscription.stop();
    expect(most).toBe(1);
    expect(seen).toEqual(upTo(60));
  });

  it('begins again at the checkpoint when a batch cannot be handled', async () => {
    const id = await streamOf(20);
    const follower = follow(connected(server.url), id, { maxBatch: 6 });
    await expect.poll(() => follower.events.length).toBe(20);
    follower.failNext = new Error('the database is away');
    await reserveMany(id, 20);
    await expect.poll(() => follower.events.length).toBe(40);
    expect(revisions(follower)).toEqual(upTo(40));
    expect(follower.warnings.join()).toContain('the database is away');
  });

  it('never has a checkpoint beyond an event that it has not handed over', async () => {
    const id = await streamOf(1);
    const follower = follow(connected(server.url), id, { maxBatch: 3 });
    for (let round = 0; round < 10; round += 1) {
      // Many events of others between its own, so that positions are reported all the time.
      await Promise.all([reserveMany(id, 10), streamOf(60)]);
      follower.failNext = new Error('again');
    }
    await reserveMany(id, 1);
    await expect.poll(() => follower.events.length, { timeout: 40_000 }).toBe(102);
    expect(revisions(follower)).toEqual(upTo(102));
    expect(follower.warnings.length).toBeGreaterThan(5);
  });

  it('ends when it is stopped, after the batch that is being handled', async () => {
    const id = await streamOf(3);
    const started = Promise.withResolvers<AbortSignal>();
    const finish = Promise.withResolvers<void>();
    const follower = follow(connected(server.url), id, {
      handleBatch: async (_, signal) => {
        started.resolve(signal);
        await finish.promise;
      },
    });
    const signal = await started.promise;
    const stopped = follower.subscription.stop();
    expect(signal.aborted).toBe(true);
    finish.resolve();
    await stopped;
    await follower.subscription.done;
    expect(follower.subscription.status().state).toBe('stopped');
  });
});

describe('a subscription halts', () => {
  it('at an event that cannot be read, after the ones before it', async () => {
    const id = await streamOf(300);
    await poisoned(id);
    const first = follow(connected(server.url), id);
    await expect(first.subscription.done).rejects.toMatchObject({
      code: 'poison_event',
      message: expect.stringContaining('revision 300, position'),
    });
    expect(revisions(first)).toEqual(upTo(300));
    expect(first.checkpoint).toBe(first.events[299]?.position);
    expect(first.subscription.status().state).toBe('halted');
    expect(first.warnings.join()).toContain('subscription halted');
    await first.subscription.stop();
  });

  it('at poison in the middle of a batch, whose beginning is handed over', async () => {
    const id = await streamOf(5);
    const started = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const seen: bigint[] = [];
    const { subscription } = follow(connected(server.url), id, {
      handleBatch: async ({ events }) => {
        started.resolve();
        await goOn.promise;
        seen.push(...events.map(({ revision }) => revision));
      },
    });
    await started.promise;
    await reserveMany(id, 1);
    await poisoned(id);
    // Another reader that has come so far shows that this one has been sent everything.
    await expect(follow(connected(server.url), id).subscription.done).rejects.toThrow(/position/);
    goOn.resolve();
    await expect(subscription.done).rejects.toMatchObject({ code: 'poison_event' });
    expect(seen).toEqual(upTo(6));
  });

  it('where its consumer misses an event', async () => {
    const id = await streamOf(3);
    const follower = follow(connected(server.url), id);
    await expect.poll(() => follower.events.length).toBe(3);
    follower.failNext = new GapError(`stockReservation-${id}`, 3n, 4n);
    await reserveMany(id, 1);
    await expect(follower.subscription.done).rejects.toMatchObject({ code: 'gap' });
  });

  it('at a checkpoint beyond the newest event', async () => {
    const eventStore = connected(server.url);
    const checkpoint = (await eventStore.head()) + 1_000_000n;
    const { subscription } = follow(eventStore, 'none', {}, checkpoint);
    await expect(subscription.done).rejects.toMatchObject({ code: 'foreign_checkpoint' });
  });

  it('at a checkpoint of another event store', async () => {
    const eventStore = connected(server.url);
    const own = await eventStore.storeIdentity();
    expect(await connected(server.url).storeIdentity()).toBe(own);
    const id = await streamOf(1);
    const loadStoreIdentity = () => Promise.resolve(own);
    const follower = follow(eventStore, id, { loadStoreIdentity });
    await expect.poll(() => follower.events.length).toBe(1);
    const { subscription } = follow(eventStore, id, {
      loadStoreIdentity: () => Promise.resolve('2f5f3f52-52a6-4d1c-9e4c-3b6f3b3e7f11'),
    });
    await expect(subscription.done).rejects.toMatchObject({ code: 'foreign_checkpoint' });
  });
});
