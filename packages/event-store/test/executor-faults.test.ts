import { setImmediate as nextTurn } from 'node:timers/promises';
import { testEventStoreProcess } from '@order-ledger/embedded/testing';
import { describe, expect, it, vi } from 'vitest';
import { connected, connectedThroughProxy, impatient } from './support/connections.ts';
import { storedReservations } from './support/reservations.ts';
import { context, freshId, receive, reserve, stockExecutor } from './support/stock.ts';
import type { StockExecutor } from './support/stock.ts';
import { expectNoUnhandledRejections } from './support/unhandled.ts';

expectNoUnhandledRejections();

const server = await testEventStoreProcess();

/** A stream with many pieces, known to an executor behind a proxy. */
const behindProxy = async (limits = impatient) => {
  const { proxy, eventStore } = await connectedThroughProxy(server.port, limits);
  const stock = stockExecutor(eventStore);
  const id = freshId();
  await stock.execute(id, receive(1_000_000), context());
  return { proxy, eventStore, stock, id };
};

const reserveAll = (stock: StockExecutor, id: string, names: readonly string[]) =>
  Promise.allSettled(names.map((name) => stock.execute(id, reserve(name), context())));

describe('an append whose answer is lost', () => {
  it('has one effect and is answered, however often that happens', async () => {
    const { proxy, eventStore, stock, id } = await behindProxy({
      ...impatient,
      retryBudgetMs: 10_000,
    });
    const names: string[] = [];
    for (let round = 0; round < 15; round += 1) {
      const batch = Array.from({ length: 4 }, (_, index) => `${round}-${index}`);
      names.push(...batch);
      proxy.eatReplies();
      const eaten = proxy.nextEaten();
      const results = reserveAll(stock, id, batch);
      await eaten;
      proxy.pass();
      for (const result of await results) {
        expect(result).toMatchObject({ status: 'fulfilled', value: { kind: 'accepted' } });
      }
    }
    expect(await storedReservations(connected(server.url), id)).toEqual(names);
    expect(eventStore.metrics.appendRetries).toBeGreaterThanOrEqual(10);
  });

  it('is looked up when there is no time to try again', async () => {
    const { proxy, stock, id } = await behindProxy({ ...impatient, retryBudgetMs: 0 });
    proxy.eatReplies();
    const eaten = proxy.nextEaten();
    const result = stock.execute(id, reserve('one'), context());
    await eaten;
    proxy.pass();
    await expect(result).resolves.toMatchObject({ kind: 'accepted', revision: 1n });
    expect(await storedReservations(connected(server.url), id)).toEqual(['one']);
  });

  it('is decided again when another instance was faster', async () => {
    const limits = { ...impatient, readTimeoutMs: 10_000, retryBudgetMs: 0 };
    const { proxy, eventStore, stock, id } = await behindProxy(limits);
    const other = connected(server.url);
    proxy.blackHole();
    const result = stock.execute(id, reserve('late'), context());
    await stockExecutor(other).execute(id, reserve('early'), context());
    await expect.poll(() => eventStore.metrics.appendRetries).toBe(1);
    proxy.pass();
    await expect(result).resolves.toMatchObject({ kind: 'accepted', revision: 2n });
    expect(await storedReservations(other, id)).toEqual(['early', 'late']);
  });

  it('is unknown when nothing answers, and repeating the command settles it', async () => {
    const { proxy, stock, id } = await behindProxy();
    const given = context();
    proxy.eatReplies();
    const unknown = stock.execute(id, reserve('one'), given);
    await expect(unknown).rejects.toMatchObject({ code: 'event_store_unavailable' });
    proxy.pass();
    const repeated = await vi.waitFor(() => stock.execute(id, reserve('one'), given), 40_000);
    expect(repeated).toMatchObject({ kind: 'repeated', revision: 1n });
    expect(await storedReservations(connected(server.url), id)).toEqual(['one']);
  });
});

describe('an event store', () => {
  it('that swallows everything leaves no command waiting, and is used again', async () => {
    const { proxy, stock, id } = await behindProxy();
    proxy.blackHole();
    const lost = await reserveAll(stock, id, ['a', 'b', 'c']);
    for (const result of lost) {
      expect(result).toMatchObject({ reason: { code: 'event_store_unavailable' } });
    }
    proxy.pass();
    await expect
      .poll(() => stock.execute(id, reserve('d'), context()).then(({ kind }) => kind, String), {
        timeout: 40_000,
      })
      .toBe('accepted');
  });

  it('that has not answered for a whole budget is not waited for again', async () => {
    const { proxy, stock, id } = await behindProxy({ ...impatient, breakerPauseMs: 60_000 });
    proxy.blackHole();
    const slow = stock.execute(id, reserve(), context());
    await expect(slow).rejects.toMatchObject({ code: 'event_store_unavailable' });
    const atOnce = stock.execute(freshId(), receive(1), context());
    await expect(atOnce).rejects.toThrow('a moment ago');
  });

  it('that refuses connections is retried within the budget', async () => {
    const { proxy, stock, id } = await behindProxy({ ...impatient, retryBudgetMs: 10_000 });
    proxy.refuse();
    const results = reserveAll(stock, id, ['a', 'b']);
    await nextTurn();
    proxy.pass();
    for (const result of await results) expect(result).toMatchObject({ status: 'fulfilled' });
  });

  it('that is silent for one stream is not asked on behalf of the others', async () => {
    const { proxy, stock, id } = await behindProxy();
    const broken = connected('esdb://127.0.0.1:1?tls=false', impatient);
    const lost = stockExecutor(broken).execute(id, reserve(), context());
    await expect(lost).rejects.toMatchObject({ code: 'event_store_unavailable' });
    expect(await stock.execute(id, reserve(), context())).toMatchObject({ kind: 'accepted' });
    expect(proxy.connections).toBeGreaterThan(0);
  });

  it('that is closed while commands run answers each of them', async () => {
    const { eventStore, stock, id } = await behindProxy();
    const results = reserveAll(stock, id, ['a', 'b', 'c']);
    await eventStore.close();
    for (const result of await results) {
      const kind = result.status === 'fulfilled' ? result.value.kind : result.reason.code;
      expect(['accepted', 'event_store_unavailable']).toContain(kind);
    }
    const late = stock.execute(id, reserve(), context());
    await expect(late).rejects.toMatchObject({ code: 'event_store_unavailable' });
  });

  it(
    'that is killed under load has stored all it acknowledged, once',
    { timeout: 90_000 },
    async () => {
      const store = await testEventStoreProcess();
      const stock = stockExecutor(
        connected(store.url, { ...impatient, retryBudgetMs: 20_000, appendTimeoutMs: 2_000 }),
      );
      const ids = Array.from({ length: 5 }, freshId);
      for (const id of ids) await stock.execute(id, receive(1_000_000), context());
      const acknowledged = new Map<string, string[]>(ids.map((id) => [id, []]));
      const running = new AbortController();
      let answered = 0;
      const buyers = Array.from({ length: 20 }, async (_, buyer) => {
        for (let n = 0; !running.signal.aborted; n += 1) {
          const id = ids[(buyer + n) % ids.length] ?? '';
          const name = `${buyer}-${n}`;
          const result = await stock.execute(id, reserve(name), context());
          expect(result).toMatchObject({ kind: 'accepted' });
          acknowledged.get(id)?.push(name);
          answered += 1;
        }
      });
      for (let kill = 0; kill < 2; kill += 1) {
        const goal = answered + 60;
        await expect.poll(() => answered, { timeout: 40_000 }).toBeGreaterThan(goal);
        await store.kill();
        await store.start();
      }
      const goal = answered + 60;
      await expect.poll(() => answered, { timeout: 40_000 }).toBeGreaterThan(goal);
      running.abort();
      await Promise.all(buyers);
      for (const [id, names] of acknowledged) {
        const stored = await storedReservations(connected(store.url), id);
        expect(stored.toSorted()).toEqual(names.toSorted());
      }
    },
  );
});
