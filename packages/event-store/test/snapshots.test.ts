import { stockReservationCodec, stockSnapshots } from '@order-ledger/contracts';
import { stockDecider } from '@order-ledger/domain';
import type { StockState } from '@order-ledger/domain';
import { testEventStore } from '@order-ledger/embedded/testing';
import { describe, expect, it } from 'vitest';
import { createCommandExecutor, readRawStream, verifyChain } from '../src/index.ts';
import type { EventStore } from '../src/index.ts';
import { decodeSnapshot, encodeSnapshot } from '../src/snapshot/record.ts';
import { connected } from './support/connections.ts';
import { context, freshId, receive, release, reserve } from './support/stock.ts';
import type { StockExecutor } from './support/stock.ts';

const server = await testEventStore();

interface Options {
  readonly eventStore: EventStore;
  readonly snapshotEvery?: number;
  readonly warnings?: string[];
  /** What an event leads to, in another version of the program. */
  readonly evolve?: typeof stockDecider.evolve;
}

const executor = ({ eventStore, snapshotEvery = 10, warnings = [], ...more }: Options) => {
  const warn = (fields: object): void => {
    warnings.push(String(Reflect.get(fields, 'err')));
  };
  const ignore = (): void => {};
  return createCommandExecutor({
    eventStore,
    category: 'stockReservation',
    decider: { ...stockDecider, ...more },
    codec: stockReservationCodec,
    snapshots: stockSnapshots,
    limits: { snapshotEvery, snapshotBytesPerEvent: 1_000_000 },
    logger: { debug: ignore, info: ignore, warn, error: warn },
  });
};

const nameOf = (id: string): string => `stockReservation-${id}`;

const snapshotsOf = async (eventStore: EventStore, id: string): Promise<readonly object[]> => {
  const data: object[] = [];
  const stream = `snapshot-${nameOf(id)}`;
  for await (const raw of eventStore.streamEvents(stream, {})) data.push(raw.data as object);
  return data;
};

const sell = async (stock: StockExecutor, id: string, count: number): Promise<void> => {
  for (let n = 0; n < count; n += 1) await stock.execute(id, reserve(), context());
};

/** A stream of 25 events and its snapshots, at revisions 9 and 19. */
const soldStream = async () => {
  const eventStore = connected(server.url);
  const stock = executor({ eventStore });
  const id = freshId();
  const keyed = context({ fingerprint: 'f' });
  await stock.execute(id, receive(1_000, 'delivery-1'), keyed);
  for (let n = 1; n < 25; n += 1) {
    await stock.execute(id, n % 5 === 4 ? release(`r${n - 1}`) : reserve(`r${n}`), context());
    // Taken beside the work: the stream may be further by then, unless it waits.
    const taken = Math.floor((n + 1) / 10);
    await expect.poll(() => stock.metrics.snapshotsTaken).toBe(taken);
  }
  return { eventStore, stock, id, keyed };
};

const plain = ({ state, ...where }: { readonly state: StockState }) => ({
  ...where,
  state: stockSnapshots.encode(state),
});

const whole = async (eventStore: EventStore, id: string) =>
  plain(await executor({ eventStore, snapshotEvery: 1_000_000 }).load(id));

describe('a snapshot', () => {
  it('is taken every so many events, and the store keeps two of them', async () => {
    const { eventStore, stock, id } = await soldStream();
    await sell(stock, id, 6);
    await expect.poll(() => stock.metrics.snapshotsTaken).toBe(3);
    const revisions = (await snapshotsOf(eventStore, id)).map((one) =>
      Reflect.get(one, 'revision'),
    );
    expect(revisions).toEqual(['19', '29']);
  });

  it('spares another instance the events before it, and tells it the same', async () => {
    const { eventStore, id } = await soldStream();
    const read: bigint[] = [];
    const watching: EventStore = {
      ...eventStore,
      async *streamBatches(stream, range) {
        for await (const batch of eventStore.streamBatches(stream, range)) {
          read.push(...batch.map(({ revision }) => revision));
          yield batch;
        }
      },
    };
    const another = executor({ eventStore: watching });
    expect(plain(await another.load(id))).toEqual(await whole(eventStore, id));
    expect(another.metrics).toMatchObject({ snapshotsUsed: 1, snapshotsDiscarded: 0 });
    expect(read).toEqual([19n, 20n, 21n, 22n, 23n, 24n]);
    const { revision } = await another.execute(id, reserve(), context());
    expect(revision).toBe(25n);
    const chain = verifyChain(readRawStream(eventStore, nameOf(id)));
    await expect(chain).resolves.toMatchObject({ count: 26 });
  });

  it('remembers the commands before it', async () => {
    const { eventStore, id, keyed } = await soldStream();
    const another = executor({ eventStore });
    const repeated = await another.execute(id, receive(1_000, 'delivery-1'), keyed);
    expect(repeated).toMatchObject({ kind: 'repeated', revision: 0n });
    const other = context({ commandId: keyed.commandId, fingerprint: 'g' });
    await expect(another.execute(id, receive(7), other)).rejects.toMatchObject({
      code: 'idempotency_key_reused',
    });
  });

  it('is taken of a long stream that had none as soon as it was read', async () => {
    const eventStore = connected(server.url);
    const id = freshId();
    const stock = executor({ eventStore, snapshotEvery: 1_000_000 });
    await stock.execute(id, receive(100), context());
    await sell(stock, id, 11);
    const another = executor({ eventStore });
    await another.load(id);
    await expect.poll(() => another.metrics.snapshotsTaken).toBe(1);
    expect(await snapshotsOf(eventStore, id)).toMatchObject([{ revision: '11' }]);
  });

  it('that would not fit into an event is not taken', async () => {
    const eventStore = connected(server.url);
    const id = freshId();
    const stock = createCommandExecutor({
      eventStore,
      category: 'stockReservation',
      decider: stockDecider,
      codec: stockReservationCodec,
      snapshots: stockSnapshots,
      limits: { snapshotEvery: 2, snapshotBytesPerEvent: 1_000_000, maxAppendBytes: 900 },
    });
    await stock.execute(id, receive(100), context());
    await sell(stock, id, 60);
    await expect.poll(() => stock.metrics.snapshotsTooLarge).toBeGreaterThan(0);
    const fitting = await snapshotsOf(eventStore, id);
    expect(fitting.every((one) => JSON.stringify(one).length <= 900)).toBe(true);
  });
});

/** Puts changed snapshots in the place of both. */
const replaced = async (
  eventStore: EventStore,
  id: string,
  change: (data: Record<string, string>, index: number) => object,
): Promise<void> => {
  const stream = `snapshot-${nameOf(id)}`;
  for (const [index, data] of (await snapshotsOf(eventStore, id)).entries()) {
    const dataJson = JSON.stringify(change(data as Record<string, string>, index));
    await eventStore.writeNewest({ stream, type: 'SnapshotTaken', dataJson }, 2);
  }
};

/** Gives one stream the snapshots of another, changed on the way. */
const copied = async (
  eventStore: EventStore,
  from: string,
  to: string,
  change: (data: Record<string, string>) => Promise<object>,
): Promise<void> => {
  for (const data of await snapshotsOf(eventStore, from)) {
    const dataJson = JSON.stringify(await change(data as Record<string, string>));
    const event = { stream: `snapshot-${nameOf(to)}`, type: 'SnapshotTaken', dataJson };
    await eventStore.writeNewest(event, 2);
  }
};

const flipped = (text: string, at: number): string => {
  const other = text[at] === 'A' ? 'B' : 'A';
  return text.slice(0, at) + other + text.slice(at + 1);
};

describe('a snapshot that cannot be trusted', () => {
  it.each(['version', 'stream', 'revision', 'position', 'eventHash', 'content', 'hash'])(
    'for a changed %s is left aside, and the whole stream is read',
    async (member) => {
      const { eventStore, id } = await soldStream();
      await replaced(eventStore, id, (data) => {
        const text = data[member] ?? '';
        return { ...data, [member]: flipped(text, Math.floor(text.length / 2)) };
      });
      const warnings: string[] = [];
      const another = executor({ eventStore, warnings });
      expect(plain(await another.load(id))).toEqual(await whole(eventStore, id));
      expect(another.metrics).toMatchObject({ snapshotsUsed: 0, snapshotsDiscarded: 2 });
      expect(warnings.join()).toContain('its hash is another');
    },
  );

  it('leaves the one before it', async () => {
    const { eventStore, id } = await soldStream();
    await replaced(eventStore, id, (data, index) => (index === 1 ? { nothing: 1 } : data));
    const another = executor({ eventStore });
    expect(plain(await another.load(id))).toEqual(await whole(eventStore, id));
    expect(another.metrics).toMatchObject({ snapshotsUsed: 1, snapshotsDiscarded: 1 });
  });

  it('was taken by a program that made something else of an event', async () => {
    const { eventStore, id } = await soldStream();
    const warnings: string[] = [];
    const another = executor({
      eventStore,
      warnings,
      evolve: (state, event) => {
        const next = stockDecider.evolve(state, event);
        return event.type === 'ReservationExtended' ? { ...next, made: next.made + 1 } : next;
      },
    });
    await another.load(id);
    expect(another.metrics).toMatchObject({ snapshotsUsed: 0, snapshotsDiscarded: 2 });
    expect(warnings.join()).toContain('its version is another');
  });

  it('was taken of another stream', async () => {
    const { eventStore, id } = await soldStream();
    const warnings: string[] = [];
    const other = freshId();
    await copied(eventStore, id, other, (data) => Promise.resolve(data));
    expect(await executor({ eventStore, warnings }).load(other)).toMatchObject({ revision: -1n });
    expect(warnings.join()).toContain('its stream is another');
  });

  it.each([
    ['has other events now', 30, 'its event at revision 19 is another'],
    ['is shorter now', 3, 'its stream is shorter'],
    ['is gone', 0, 'its stream is shorter'],
  ])('is of a stream that %s, whatever its hash says', async (_, events, reason) => {
    const { eventStore, id } = await soldStream();
    const warnings: string[] = [];
    const now = freshId();
    const stock = executor({ eventStore, snapshotEvery: 1_000_000 });
    if (events > 0) await stock.execute(now, receive(100), context());
    await sell(stock, now, Math.max(0, events - 1));
    await copied(eventStore, id, now, async (data) => {
      const snapshot = await decodeSnapshot(data, {
        version: data.version ?? '',
        stream: nameOf(id),
      });
      return JSON.parse(await encodeSnapshot({ ...snapshot, stream: nameOf(now) })) as object;
    });
    const another = executor({ eventStore, warnings });
    expect(plain(await another.load(now))).toEqual(await whole(eventStore, now));
    expect(another.metrics).toMatchObject({ snapshotsUsed: 0, snapshotsDiscarded: 2 });
    expect(warnings.join()).toContain(reason);
  });
});
