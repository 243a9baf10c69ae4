import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import { testEventStoreProcess } from '@order-ledger/embedded/testing';
import { describe, expect, it } from 'vitest';
import { readRawAll } from '../src/index.ts';
import type { EventStore } from '../src/index.ts';
import { idsOf, newAppend, newAppends, storedIds } from './support/appends.ts';
import { connected, connectedThroughProxy, impatient } from './support/connections.ts';
import { committed, ScriptedStore } from './support/scripted-store.ts';
import { expectNoUnhandledRejections } from './support/unhandled.ts';

expectNoUnhandledRejections();

const server = await testEventStoreProcess();

const scripted = async (limits = {}, options = {}) => {
  const store = new ScriptedStore();
  const eventStore = connected(await store.start(options), { ...impatient, ...limits });
  return { store, eventStore };
};

/** Now that the store answers again, appends are made on a batch call that was not there before. */
const expectAnotherCall = async (store: ScriptedStore, eventStore: EventStore): Promise<void> => {
  const before = store.calls.length;
  store.onRequest = (request, call) => void call.write(committed(request));
  const calls = async (): Promise<number> => {
    await eventStore.append(newAppend());
    return store.calls.length;
  };
  await expect.poll(calls).toBe(before + 1);
};

describe('appends on the real store', () => {
  it('that are made in one turn share one call, and each gets its own answer', async () => {
    const eventStore = connected(server.url);
    const appends = [...newAppends(500), newAppend(3)];
    const positions = await Promise.all(appends.map((append) => eventStore.append(append)));
    const distinct = new Set(
      positions.map((outcome) => (outcome.kind === 'committed' ? outcome.position : outcome.kind)),
    );
    expect(distinct.size).toBe(501);
    for (const append of appends.slice(-20)) {
      expect(await storedIds(eventStore, append.stream)).toEqual(idsOf([append]));
    }
    expect(eventStore.metrics.appendRetries).toBe(0);
  });

  it('are told of conflicts and refusals as of what they are', async () => {
    const eventStore = connected(server.url);
    const [first, other] = [newAppend(), newAppend()];
    const committedFirst = await eventStore.append(first);
    expect(await eventStore.append(first)).toEqual(committedFirst);
    expect(await eventStore.append({ ...other, stream: first.stream })).toEqual({
      kind: 'conflict',
    });
    const [event] = other.events;
    const large = { ...other, events: [{ ...event, dataJson: `"${'x'.repeat(2 ** 20)}"` }] };
    await expect(eventStore.append(large as typeof other)).rejects.toMatchObject({
      code: 'append_refused',
      reason: 'too_large',
    });
    const everything = eventStore.append({ ...other, stream: '$all' });
    await expect(everything).rejects.toMatchObject({ reason: 'access_denied' });
    expect(eventStore.metrics.appendRetries).toBe(0);
  });

  it(
    'end well, each once, when connections are cut, halved and swallowed',
    { timeout: 60_000 },
    async () => {
      const limits = { appendTimeoutMs: 1_000, readTimeoutMs: 5_000, retryBudgetMs: 30_000 };
      const { proxy, eventStore } = await connectedThroughProxy(server.port, limits);
      await eventStore.append(newAppend());
      const faults = [
        () => proxy.cut(),
        () => proxy.halfClose(),
        () => proxy.eatReplies(),
        () => proxy.blackHole(),
      ];
      for (const fault of faults) {
        const appends = newAppends(300);
        const outcomes = appends.map((append) => eventStore.append(append));
        await outcomes[0];
        const more = newAppends(300);
        const late = more.map((append) => eventStore.append(append));
        fault();
        await Promise.race([...late, new Promise((resolve) => setImmediate(resolve))]);
        proxy.pass();
        for (const outcome of await Promise.all([...outcomes, ...late])) {
          expect(outcome.kind).toBe('committed');
        }
        const probe = more.at(-1) ?? newAppend();
        expect(await storedIds(connected(server.url), probe.stream)).toEqual(idsOf([probe]));
      }
    },
  );

  it('that is killed in the middle of a thousand has each once', { timeout: 90_000 }, async () => {
    const store = await testEventStoreProcess();
    const eventStore = connected(store.url, { appendTimeoutMs: 2_000, retryBudgetMs: 60_000 });
    for (let kill = 0; kill < 2; kill += 1) {
      const appends = newAppends(1_000);
      const outcomes = appends.map((append) => eventStore.append(append));
      await Promise.race(outcomes);
      await store.kill();
      await store.start();
      for (const { kind } of await Promise.all(outcomes)) expect(kind).toBe('committed');
      const stored = new Map<string, number>();
      for await (const { id } of readRawAll(connected(store.url), { prefixes: ['test-'] })) {
        stored.set(id, (stored.get(id) ?? 0) + 1);
      }
      expect(idsOf(appends).map((id) => stored.get(id))).toEqual(appends.map(() => 1));
    }
  });
});

describe('a batch call', () => {
  it('that fails with a thousand in flight leaves all of them unknown: they go again, as they were', async () => {
    const { store, eventStore } = await scripted({
      retryBudgetMs: 20_000,
      appendTimeoutMs: 10_000,
    });
    store.onRequest = (_, call) => {
      if (store.requests.length < 1_000) return;
      store.onRequest = (request, next) => next.write(committed(request));
      call.emit('error', { code: status.INTERNAL, details: 'gone' });
    };
    const appends = newAppends(1_000);
    const outcomes = await Promise.all(appends.map((append) => eventStore.append(append)));
    expect(outcomes).toEqual(appends.map(() => ({ kind: 'committed', position: 7n })));
    const ids = store.requests.map(
      (request) => request.getProposedMessagesList()[0]?.getId()?.getString() ?? '',
    );
    expect(ids.slice(0, 1_000)).toEqual(idsOf(appends));
    expect([...ids.slice(1_000), ...store.alone].toSorted()).toEqual(idsOf(appends).toSorted());
  });

  it('that the server ends politely keeps nobody waiting, and another is opened', async () => {
    const { store, eventStore } = await scripted({
      appendTimeoutMs: 60_000,
      retryBudgetMs: 20_000,
    });
    store.onRequest = (_, call) => void call.end();
    const appends = newAppends(10);
    await Promise.all(appends.map((append) => eventStore.append(append)));
    expect(store.alone.toSorted()).toEqual(idsOf(appends).toSorted());
    await expectAnotherCall(store, eventStore);
  });

  it('drops an answer that comes too late, and the next ones are heard', async () => {
    const { store, eventStore } = await scripted();
    const late = newAppend();
    const lateId = late.events[0]?.id;
    store.onRequest = (request, call) => {
      const id = request.getProposedMessagesList()[0]?.getId()?.getString();
      if (id !== lateId) call.write(committed(request));
    };
    const outcome = eventStore.append(late);
    const keepTalking = setInterval(() => void eventStore.append(newAppend()), 20);
    expect(await outcome).toEqual({ kind: 'committed', position: 7n });
    clearInterval(keepTalking);
    expect(store.alone).toEqual([lateId]);
    const [call] = store.calls;
    const [request] = store.requests;
    if (request !== undefined) call?.write(committed(request));
    await Promise.all(newAppends(50).map((append) => eventStore.append(append)));
    expect(store.alone).toEqual([lateId]);
    expect(store.calls).toHaveLength(1);
  });

  it('that says nothing for a whole timeout is given up, connection and all', async () => {
    const { store, eventStore } = await scripted({ retryBudgetMs: 20_000 });
    store.onRequest = () => undefined;
    const silent = newAppends(5);
    await Promise.all(silent.map((append) => eventStore.append(append)));
    expect(new Set(store.alone)).toEqual(new Set(idsOf(silent)));
    await expect.poll(() => store.calls[0]?.cancelled).toBe(true);
    await expectAnotherCall(store, eventStore);
    expect(store.peers.at(-1)).not.toBe(store.peers[0]);
  });

  it('that answers with what nobody asked for, or with no answer at all, costs nothing', async () => {
    const { store, eventStore } = await scripted({ appendTimeoutMs: 5_000, retryBudgetMs: 20_000 });
    store.onRequest = (request, call) => {
      const stranger = new shared.UUID().setString('00000000-0000-4000-8000-00000000ffff');
      call.write(new streams.BatchAppendResp().setCorrelationId(stranger));
      call.write(new streams.BatchAppendResp());
      call.write(committed(request));
      call.write(committed(request));
    };
    await Promise.all(newAppends(20).map((append) => eventStore.append(append)));
    expect(store.alone).toEqual([]);
    store.onRequest = (request, call) => {
      call.write(new streams.BatchAppendResp().setCorrelationId(request.getCorrelationId()));
    };
    const unclear = newAppend();
    await eventStore.append(unclear);
    expect(store.alone).toEqual(idsOf([unclear]));
  });

  it('is not tried again where there is none', async () => {
    const { store, eventStore } = await scripted({ retryBudgetMs: 20_000 }, { batches: false });
    const appends = newAppends(20);
    for (const append of appends) await eventStore.append(append);
    expect(store.alone).toEqual(idsOf(appends));
    expect(eventStore.metrics.appendRetries).toBe(1);
  });

  it('is not dialled for every append while it fails', async () => {
    const { store, eventStore } = await scripted({
      minBackoffMs: 1,
      maxBackoffMs: 60_000,
      retryBudgetMs: 20_000,
    });
    store.onRequest = (_, call) => void call.end();
    for (const append of newAppends(200)) await eventStore.append(append);
    expect(store.alone).toHaveLength(200);
    expect(store.calls.length).toBeLessThan(20);
  });

  it('has a bounded number of appends on the way', async () => {
    const { store, eventStore } = await scripted({
      appendTimeoutMs: 30_000,
      retryBudgetMs: 60_000,
    });
    store.onRequest = () => undefined;
    const outcomes = newAppends(6_000).map((append) => eventStore.append(append));
    await expect.poll(() => store.requests.length, { timeout: 40_000 }).toBe(4_096);
    const [call] = store.calls;
    store.onRequest = (request) => call?.write(committed(request));
    for (const request of store.requests.slice(0, 4_096)) call?.write(committed(request));
    for (const { kind } of await Promise.all(outcomes)) expect(kind).toBe('committed');
    expect(store.requests).toHaveLength(6_000);
    expect(store.alone).toEqual([]);
  });

  it('leaves nothing open when the connection is closed', async () => {
    const { store, eventStore } = await scripted({
      appendTimeoutMs: 60_000,
      retryBudgetMs: 60_000,
    });
    store.onRequest = () => undefined;
    const outcomes = newAppends(100).map((append) => eventStore.append(append));
    await expect.poll(() => store.requests.length).toBe(100);
    await eventStore.close();
    for (const outcome of await Promise.allSettled(outcomes)) {
      expect(outcome).toMatchObject({ reason: { code: 'event_store_unavailable' } });
    }
    await expect.poll(() => store.calls[0]?.cancelled).toBe(true);
    const late = eventStore.append(newAppend());
    await expect(late).rejects.toMatchObject({ code: 'event_store_unavailable' });
  });
});
