import { setTimeout as delay } from 'node:timers/promises';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { stockReservationCodec } from '@order-ledger/contracts';
import { testEventStore } from '@order-ledger/embedded/testing';
import { describe, expect, it } from 'vitest';
import { connectEventStore, readAll, readRawAll, readRawStream, readStream } from '../src/index.ts';
import { connected, connectedThroughProxy, impatient } from './support/connections.ts';
import { codecOf } from './support/follower.ts';
import { context, freshId, receive, reserve, stockExecutor } from './support/stock.ts';

const server = await testEventStore();

const revisionsOf = async (
  events: AsyncIterable<{ readonly revision: bigint }>,
): Promise<readonly number[]> => {
  const revisions: number[] = [];
  for await (const { revision } of events) revisions.push(Number(revision));
  return revisions;
};

const streamOf = async (count: number): Promise<string> => {
  const id = freshId();
  const stock = stockExecutor(connected(server.url));
  await stock.execute(id, receive(1_000_000), context());
  // In parts that a busy machine executes in time.
  for (let left = count - 1; left > 0; left -= 500) {
    const part = Array.from({ length: Math.min(left, 500) });
    await Promise.all(part.map(() => stock.execute(id, reserve(), context())));
  }
  return `stockReservation-${id}`;
};

let long: Promise<string> | undefined;

/** One stream for all who read more than a connection buffers. */
const longStream = async (): Promise<string> => await (long ??= streamOf(3_000));

describe('a stream', () => {
  it('is read whole, from a revision and up to one', async () => {
    const eventStore = connected(server.url);
    const stream = await streamOf(10);
    const read = (range = {}) => revisionsOf(readRawStream(eventStore, stream, range));
    expect(await read()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(await read({ fromRevision: 7n })).toEqual([7, 8, 9]);
    expect(await read({ toRevision: 2n })).toEqual([0, 1, 2]);
    expect(await read({ fromRevision: 3n, toRevision: 4n })).toEqual([3, 4]);
    expect(await read({ fromRevision: 4n, toRevision: 3n })).toEqual([]);
    expect(await read({ fromRevision: 99n })).toEqual([]);
  });

  it('that does not exist has no events', async () => {
    const events = readRawStream(connected(server.url), 'stockReservation-none');
    expect(await revisionsOf(events)).toEqual([]);
  });

  it('is read to its end although the connection breaks again and again', async () => {
    const stream = await longStream();
    const { proxy, eventStore } = await connectedThroughProxy(server.port, {
      ...impatient,
      retryBudgetMs: 10_000,
    });
    const seen: bigint[] = [];
    for await (const { revision } of readRawStream(eventStore, stream)) {
      seen.push(revision);
      if (seen.length % 500 === 0) proxy.cut();
    }
    expect(seen).toEqual(Array.from({ length: 3_000 }, (_, index) => BigInt(index)));
  });

  it('whose read is ended by a closed connection is never taken for complete', async () => {
    const stream = await longStream();
    const eventStore = connectEventStore({ url: server.url, limits: impatient });
    let count = 0;
    const read = async (): Promise<void> => {
      for await (const _ of readRawStream(eventStore, stream)) {
        count += 1;
        if (count === 10) await eventStore.close();
      }
    };
    await expect(read()).rejects.toMatchObject({ code: 'event_store_unavailable' });
    expect(count).toBeLessThan(3_000);
  });

  it('that lost its beginning has a gap', async () => {
    const stream = await streamOf(5);
    const client = EventStoreDBClient.connectionString(server.url);
    await client.setStreamMetadata(stream, { truncateBefore: 2 });
    await client.dispose();
    const events = readRawStream(connected(server.url), stream);
    await expect(revisionsOf(events)).rejects.toMatchObject({ code: 'gap' });
    const id = stream.replace('stockReservation-', '');
    const load = stockExecutor(connected(server.url)).load(id);
    await expect(load).rejects.toMatchObject({ code: 'gap' });
  });

  it('that is tombstoned is neither read nor written', async () => {
    const stream = await streamOf(2);
    const client = EventStoreDBClient.connectionString(server.url);
    const known = stockExecutor(connected(server.url));
    const id = stream.replace('stockReservation-', '');
    await known.load(id);
    await client.tombstoneStream(stream);
    await client.dispose();
    const read = revisionsOf(readRawStream(connected(server.url), stream));
    await expect(read).rejects.toMatchObject({ code: 'stream_tombstoned' });
    const append = known.execute(id, reserve(), context());
    await expect(append).rejects.toMatchObject({ reason: 'stream_deleted' });
    await expect(known.load(id)).rejects.toMatchObject({ code: 'stream_tombstoned' });
  });

  it('with an event that cannot be read fails there, and harms no other stream', async () => {
    const stream = await streamOf(2);
    const client = EventStoreDBClient.connectionString(server.url);
    await client.appendToStream(stream, jsonEvent({ type: 'Unheard', data: {} }));
    await client.dispose();
    const eventStore = connected(server.url);
    const read = revisionsOf(readStream(eventStore, stream, stockReservationCodec));
    await expect(read).rejects.toMatchObject({ code: 'poison_event', eventType: 'Unheard' });
    const stock = stockExecutor(eventStore);
    const poisoned = stream.replace('stockReservation-', '');
    const results = await Promise.allSettled([
      stock.execute(poisoned, reserve(), context()),
      stock.execute(freshId(), receive(1), context()),
    ]);
    expect(results).toMatchObject([
      { reason: { code: 'poison_event' } },
      { value: { kind: 'accepted' } },
    ]);
  });
});

describe('all streams', () => {
  it('are read in the order of the store, those of a prefix, between two positions', async () => {
    const eventStore = connected(server.url);
    const after = await eventStore.head();
    const [one, two] = [await streamOf(3), await streamOf(2)];
    const upTo = await eventStore.head();
    await streamOf(2);
    const range = { prefixes: ['stockReservation-'], after, upTo };
    const streams: string[] = [];
    for await (const { stream } of readAll(eventStore, codecOf, range)) streams.push(stream);
    expect(streams).toEqual([one, one, one, two, two]);
    const only = readRawAll(eventStore, { prefixes: [two], after });
    expect(await revisionsOf(only)).toEqual([0, 1]);
  });
});

describe('a connection', () => {
  it('is checked, and reports one that does not answer', async () => {
    await expect(connected(server.url).check()).resolves.toBeUndefined();
    const nobody = connected('esdb://127.0.0.1:1?tls=false', impatient);
    await expect(nobody.check()).rejects.toThrow('no answer');
  });

  it('waits no longer for a read than it may', async () => {
    const { proxy, eventStore } = await connectedThroughProxy(server.port, impatient);
    await eventStore.check();
    proxy.blackHole();
    const late = eventStore.check();
    await expect(late).rejects.toMatchObject({ cause: { message: 'no event within 300 ms' } });
  });

  it('has no calls left to wait for when reads were left early', async () => {
    const stream = await longStream();
    const eventStore = connectEventStore({ url: server.url });
    for (let n = 0; n < 5; n += 1) {
      for await (const _ of readRawStream(eventStore, stream)) break;
      await revisionsOf(readRawStream(eventStore, stream, { toRevision: 3n }));
    }
    // A call that never ends would be waited for longer.
    const slow = delay(1_500, 'still waiting', { ref: false });
    expect(await Promise.race([eventStore.close(), slow])).toBeUndefined();
  });

  it('never repeats its connection string, which may hold a password', () => {
    const connect = () => connectEventStore({ url: 'esdb://admin:s3cret@host:x?tls=maybe' });
    expect(connect).toThrow(TypeError);
    expect(connect).not.toThrow(/s3cret/);
  });
});
