import { testEventStoreProcess } from '@order-ledger/embedded/testing';
import { describe, expect, it, vi } from 'vitest';
import { connected, connectedThroughProxy, impatient } from './support/connections.ts';
import { follow } from './support/follower.ts';
import { context, freshId, receive, reserve, stockExecutor } from './support/stock.ts';
import { expectNoUnhandledRejections } from './support/unhandled.ts';

expectNoUnhandledRejections();

const server = await testEventStoreProcess();

/** A follower behind a proxy that has seen the first event, and a way to write past the proxy. */
const followed = async () => {
  const id = freshId();
  const stock = stockExecutor(connected(server.url));
  await stock.execute(id, receive(1_000), context());
  const { proxy, eventStore } = await connectedThroughProxy(server.port, impatient);
  const follower = follow(eventStore, id);
  await expect.poll(() => follower.events.length).toBe(1);
  await expect.poll(() => follower.subscription.status().state).toBe('live');
  const reserveOne = () => stock.execute(id, reserve(), context());
  return { proxy, follower, reserveOne };
};

type Followed = Awaited<ReturnType<typeof followed>>;

/** The revisions handed over once there are that many: in order, and each once. */
const handedOver = async ({ follower }: Followed, count: number): Promise<readonly number[]> => {
  await vi.waitUntil(() => follower.events.length >= count, 20_000);
  return follower.events.map(({ revision }) => Number(revision));
};

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

describe('a subscription goes on from its checkpoint', () => {
  it('when its connection is cut', async () => {
    const test = await followed();
    for (let round = 0; round < 5; round += 1) {
      test.proxy.cut();
      await test.reserveOne();
      expect(await handedOver(test, round + 2)).toEqual(upTo(round + 2));
    }
  });

  it('when its connection is half-closed', async () => {
    const test = await followed();
    for (let round = 0; round < 3; round += 1) {
      test.proxy.halfClose();
      await test.reserveOne();
      expect(await handedOver(test, round + 2)).toEqual(upTo(round + 2));
    }
  });

  it('when it falls silent while the connection stays open', async () => {
    const test = await followed();
    test.proxy.blackHole();
    await test.reserveOne();
    await expect
      .poll(() => test.follower.warnings.join(), { timeout: 40_000 })
      .toMatch(/StalledError|silent/);
    test.proxy.pass();
    expect(await handedOver(test, 2)).toEqual(upTo(2));
  });

  it('when what was sent to it is lost', async () => {
    const test = await followed();
    test.proxy.eatReplies();
    const eaten = test.proxy.nextEaten();
    await test.reserveOne();
    await eaten;
    test.proxy.pass();
    expect(await handedOver(test, 2)).toEqual(upTo(2));
  });

  it.each(['kill', 'stop'] as const)('after a %s of the store', async (how) => {
    const store = await testEventStoreProcess();
    const id = freshId();
    const eventStore = connected(store.url, { ...impatient, retryBudgetMs: 15_000 });
    const stock = stockExecutor(eventStore);
    await stock.execute(id, receive(1_000), context());
    // No canary: the end itself must be noticed.
    const limits = { canaryAfterMs: 600_000, minBackoffMs: 10, maxBackoffMs: 200 };
    const follower = follow(eventStore, id, { limits });
    const reserveOne = () => stock.execute(id, reserve(), context());
    await expect.poll(() => follower.events.length).toBe(1);
    await store[how]();
    await expect.poll(() => follower.subscription.status().state).toBe('retrying');
    await store.start();
    await reserveOne();
    await expect.poll(() => follower.events.length, { timeout: 40_000 }).toBe(2);
  });
});

describe('a subscription that ends without an error', () => {
  it('says so and tries again', async () => {
    const id = freshId();
    const eventStore = connected(server.url, impatient);
    await stockExecutor(eventStore).execute(id, receive(1), context());
    const limits = { canaryAfterMs: 600_000 };
    const { subscription } = follow(eventStore, id, { limits });
    await expect.poll(() => subscription.status().state).toBe('live');
    // The client tells nobody that it cancelled its calls: the events just end.
    await eventStore.close();
    await expect.poll(() => subscription.status().state).toBe('retrying');
  });

  it('leaves a late canary an error, not a rejection that nobody holds', async () => {
    const eventStore = connected(server.url, impatient);
    await eventStore.sendCanary('early');
    await eventStore.close();
    await expect(eventStore.sendCanary('early')).rejects.toThrow('shut down');
  });
});

describe('a silent subscription', () => {
  it('that is alive proves it with a canary and is left alone', async () => {
    const { follower } = await followed();
    const before = follower.checkpoint ?? 0n;
    await expect.poll(() => follower.checkpoint).toBeGreaterThan(before);
    expect(follower.warnings).toEqual([]);
    expect(follower.events).toHaveLength(1);
    expect(follower.subscription.status()).toMatchObject({ state: 'live', lastError: null });
  });
});
