import { randomUUID } from 'node:crypto';
import { testEventStore } from '@order-ledger/embedded/testing';
import { describe, expect, it } from 'vitest';
import { connected } from './support/connections.ts';
import { storedReservations } from './support/reservations.ts';
import { context, freshId, receive, release, reserve, stockExecutor } from './support/stock.ts';
import type { StockExecutor } from './support/stock.ts';

const server = await testEventStore();

/** Two instances, each with its own connection and cache, that have both seen the stream. */
const twoInstances = async (
  pieces: number,
): Promise<{ readonly id: string; readonly one: StockExecutor; readonly two: StockExecutor }> => {
  const id = freshId();
  const one = stockExecutor(connected(server.url));
  const two = stockExecutor(connected(server.url));
  await one.execute(id, receive(pieces), context());
  await two.load(id);
  return { id, one, two };
};

describe('several instances', () => {
  it('sell 50 pieces to 200 buyers exactly 50 times', async () => {
    const { id, one, two } = await twoInstances(50);
    const results = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        (index % 2 === 0 ? one : two).execute(id, reserve(`buyer-${index}`), context()),
      ),
    );
    expect(results.filter(({ kind }) => kind === 'accepted')).toHaveLength(50);
    expect(results.filter(({ kind }) => kind === 'rejected')).toHaveLength(150);
    const sold = await storedReservations(connected(server.url), id);
    expect(new Set(sold).size).toBe(50);
    expect(sold).toHaveLength(50);
  });

  it('lose one append to another writer and read only what it wrote', async () => {
    const { id, one, two } = await twoInstances(50);
    await one.execute(id, reserve(), context());
    const results = await Promise.all(
      Array.from({ length: 10 }, () => two.execute(id, reserve(), context())),
    );
    expect(results.every(({ kind }) => kind === 'accepted')).toBe(true);
    expect(two.metrics).toMatchObject({ conflicts: 1, coldLoads: 1, largestBatch: 10 });
  });

  it('give one effect to one command id sent to all of them', async () => {
    const { id, one, two } = await twoInstances(50);
    const three = stockExecutor(connected(server.url));
    const command = reserve();
    const commandId = randomUUID();
    const results = await Promise.all(
      [one, two, three, one, two, three].map((stock, index) => {
        const given = context({ commandId, fingerprint: 'f', correlationId: `request-${index}` });
        return stock.execute(id, command, given);
      }),
    );
    expect(results.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'repeated')).toHaveLength(5);
    expect(await one.load(id)).toMatchObject({ revision: 1n });
  });

  it('notice that the same command was stored with another content', async () => {
    const { id, one, two } = await twoInstances(50);
    const command = reserve();
    const commandId = randomUUID();
    const first = context({ commandId, correlationId: 'first' });
    const second = context({ commandId, correlationId: 'second' });
    expect(await one.execute(id, command, first)).toMatchObject({ kind: 'accepted' });
    expect(await two.execute(id, command, second)).toMatchObject({ kind: 'repeated' });
    // The hash that `two` continues with is that of the event stored by `one`.
    await two.execute(id, reserve(), context());
    expect(await storedReservations(connected(server.url), id)).toHaveLength(2);
  });
});

describe('a stale cache', () => {
  it('refuses nothing that another instance has made possible', async () => {
    const { id, one, two } = await twoInstances(1);
    await one.execute(id, reserve('first'), context());
    const refused = await two.execute(id, reserve(), context());
    expect(refused).toMatchObject({ kind: 'rejected', rejection: { code: 'insufficient_stock' } });
    await one.execute(id, release('first'), context());
    expect(await two.execute(id, reserve(), context())).toMatchObject({ kind: 'accepted' });
  });

  it('fails no expected revision that another instance has reached', async () => {
    const { id, one, two } = await twoInstances(5);
    await one.execute(id, reserve(), context());
    const current = two.execute(id, reserve(), context({ expectedRevision: 1n }));
    await expect(current).resolves.toMatchObject({ kind: 'accepted', revision: 2n });
    const stale = two.execute(id, reserve(), context({ expectedRevision: 1n }));
    await expect(stale).rejects.toMatchObject({ code: 'stale_revision', actual: 2n });
  });

  it('loads what another instance has stored', async () => {
    const { id, one, two } = await twoInstances(5);
    await one.execute(id, reserve(), context());
    expect(await two.load(id)).toMatchObject({ revision: 1n, state: { reserved: 1 } });
  });

  it('is checked once for all who wait, and costs no write', async () => {
    const { id, one } = await twoInstances(1);
    await one.execute(id, reserve(), context());
    const eventStore = connected(server.url);
    const stock = stockExecutor(eventStore);
    await stock.load(id);
    const results = await Promise.all(
      Array.from({ length: 300 }, () => stock.execute(id, reserve(), context())),
    );
    expect(results.every(({ kind }) => kind === 'rejected')).toBe(true);
    expect(stock.metrics).toMatchObject({ verifications: 1, coldLoads: 1 });
    expect(eventStore.metrics.appends).toBe(0);
  });
});

describe('contention', () => {
  it('that does not end is answered, and nothing is written', async () => {
    const { id, one, two } = await twoInstances(1_000);
    const impatient = stockExecutor(connected(server.url), { maxAttempts: 1 });
    await impatient.load(id);
    await one.execute(id, reserve(), context());
    const lost = impatient.execute(id, reserve('lost'), context());
    await expect(lost).rejects.toMatchObject({ code: 'too_much_contention' });
    await two.load(id);
    expect(await storedReservations(connected(server.url), id)).not.toContain('lost');
    // It has read on meanwhile.
    expect(await impatient.execute(id, reserve(), context())).toMatchObject({ kind: 'accepted' });
  });

  it('of one stream leaves the others alone', async () => {
    const stock = stockExecutor(connected(server.url), { maxActive: 1, maxBatch: 1 });
    const [busy, quiet] = [freshId(), freshId()];
    const order: string[] = [];
    const run = async (id: string, name: string): Promise<void> => {
      await stock.execute(id, receive(1), context());
      order.push(name);
    };
    await Promise.all([
      ...Array.from({ length: 20 }, () => run(busy, 'busy')),
      ...Array.from({ length: 2 }, () => run(quiet, 'quiet')),
    ]);
    expect(order.slice(0, 4).sort()).toEqual(['busy', 'busy', 'quiet', 'quiet']);
  });
});
