import { randomUUID } from 'node:crypto';
import { stockReservationCodec } from '@order-ledger/contracts';
import { testEventStore } from '@order-ledger/embedded/testing';
import { describe, expect, it } from 'vitest';
import { readStream } from '../src/index.ts';
import { connected } from './support/connections.ts';
import { context, freshId, receive, release, reserve, stockExecutor } from './support/stock.ts';

const server = await testEventStore();

describe('a command', () => {
  it('is stored before it is answered', async () => {
    const eventStore = connected(server.url);
    const stock = stockExecutor(eventStore);
    const id = freshId();
    const received = await stock.execute(id, receive(5), context());
    expect(received).toMatchObject({ kind: 'accepted', revision: 0n, state: { received: 5 } });
    expect(await stockExecutor(eventStore).load(id)).toMatchObject({
      revision: 0n,
      position: received.position,
      state: { received: 5 },
    });
  });

  it('leaves its context in the metadata of its events', async () => {
    const eventStore = connected(server.url);
    const id = freshId();
    const given = context({ causationId: 'event-1', fingerprint: 'f', traceparent: 't' });
    await stockExecutor(eventStore).execute(id, receive(5), given);
    const events = readStream(eventStore, `stockReservation-${id}`, stockReservationCodec);
    const { value: stored } = await events.next();
    expect(stored?.metadata).toEqual({
      $correlationId: 'request-1',
      $causationId: 'event-1',
      actor: 'service:test',
      schemaVersion: 1,
      commandId: given.commandId,
      fingerprint: 'f',
      prevHash: null,
      traceparent: 't',
    });
  });

  it('that is refused writes nothing', async () => {
    const stock = stockExecutor(connected(server.url));
    const id = freshId();
    const refused = await stock.execute(id, reserve(), context());
    expect(refused).toMatchObject({
      kind: 'rejected',
      rejection: { code: 'unknown_stock_item' },
      revision: -1n,
      position: 0n,
    });
    expect(await stock.load(id)).toMatchObject({ revision: -1n });
  });

  it('that has nothing to do is accepted without events', async () => {
    const stock = stockExecutor(connected(server.url));
    const id = freshId();
    const { position } = await stock.execute(id, receive(5), context());
    const nothing = await stock.execute(id, release('never-reserved'), context());
    expect(nothing).toMatchObject({ kind: 'accepted', events: [], revision: 0n, position });
  });

  it('of a new stream is stored without a read, and decided again when the stream is not new', async () => {
    const [one, other] = [
      stockExecutor(connected(server.url)),
      stockExecutor(connected(server.url)),
    ];
    const id = freshId();
    const first = await one.execute(id, receive(5), context({ newStream: true }));
    expect(first).toMatchObject({ kind: 'accepted', revision: 0n });
    expect(one.metrics).toMatchObject({ coldLoads: 0, conflicts: 0 });

    const second = await other.execute(id, receive(2), context({ newStream: true }));
    expect(second).toMatchObject({ kind: 'accepted', revision: 1n, state: { received: 7 } });
    expect(other.metrics).toMatchObject({ coldLoads: 0, conflicts: 1 });
  });

  it('refused on a stream taken for new is refused by what the stream says', async () => {
    const id = freshId();
    await stockExecutor(connected(server.url)).execute(id, receive(5), context());
    const stock = stockExecutor(connected(server.url));
    const refused = await stock.execute(id, reserve('all', 6), context({ newStream: true }));
    expect(refused).toMatchObject({ kind: 'rejected', rejection: { code: 'insufficient_stock' } });
  });

  it('whose id is no UUID is refused at once', async () => {
    const stock = stockExecutor(connected(server.url));
    const bad = stock.execute(freshId(), receive(5), context({ commandId: '42' }));
    await expect(bad).rejects.toThrow(TypeError);
  });

  it('whose events no reader could read harms only itself', async () => {
    const stock = stockExecutor(connected(server.url));
    const id = freshId();
    const invalid = {
      ...receive(5),
      item: { warehouseId: 'a.b', productId: 'tea' },
    } as ReturnType<typeof receive>;
    const results = await Promise.allSettled([
      stock.execute(id, invalid, context()),
      stock.execute(id, receive(7), context()),
    ]);
    expect(results).toMatchObject([
      { status: 'rejected', reason: { code: 'poison_event' } },
      { status: 'fulfilled', value: { kind: 'accepted', revision: 0n } },
    ]);
  });
});

describe('a command id', () => {
  it('that is repeated answers with the state as of then', async () => {
    const eventStore = connected(server.url);
    const stock = stockExecutor(eventStore);
    const id = freshId();
    const given = context({ fingerprint: 'f' });
    const first = await stock.execute(id, receive(5), given);
    await stock.execute(id, receive(3), context());
    const expected = { kind: 'repeated', revision: 0n, state: { received: 5 } };
    const repeated = await stock.execute(id, receive(5), given);
    expect(repeated).toMatchObject({ ...expected, position: first.position });
    expect(repeated).toHaveProperty('events', 'events' in first ? first.events : []);
    // Another instance, which never saw the first.
    expect(await stockExecutor(eventStore).execute(id, receive(5), given)).toMatchObject(expected);
    expect(await stock.load(id)).toMatchObject({ revision: 1n, state: { received: 8 } });
  });

  it('that is repeated while the first is under way has one effect', async () => {
    const stock = stockExecutor(connected(server.url));
    const id = freshId();
    const given = context();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => stock.execute(id, receive(5), given)),
    );
    expect(results.filter(({ kind }) => kind === 'accepted')).toHaveLength(1);
    expect(results.filter(({ kind }) => kind === 'repeated')).toHaveLength(19);
    expect(new Set(results.map(({ revision }) => revision))).toEqual(new Set([0n]));
    expect(await stock.load(id)).toMatchObject({ revision: 0n });
  });

  it('that is repeated with another content is refused', async () => {
    const stock = stockExecutor(connected(server.url));
    const id = freshId();
    const commandId = randomUUID();
    await stock.execute(id, receive(5), context({ commandId, fingerprint: 'one' }));
    const other = stock.execute(id, receive(6), context({ commandId, fingerprint: 'two' }));
    await expect(other).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });

  it('with different contents at the same time belongs to the first', async () => {
    const stock = stockExecutor(connected(server.url));
    const id = freshId();
    const commandId = randomUUID();
    const [one, two] = await Promise.allSettled([
      stock.execute(id, receive(5), context({ commandId, fingerprint: 'one' })),
      stock.execute(id, receive(6), context({ commandId, fingerprint: 'two' })),
    ]);
    expect(one).toMatchObject({ value: { kind: 'accepted' } });
    expect(two).toMatchObject({ reason: { code: 'idempotency_key_reused' } });
  });
});

describe('an expected revision', () => {
  it('must be that of the stream', async () => {
    const stock = stockExecutor(connected(server.url));
    const id = freshId();
    await stock.execute(id, receive(5), context({ expectedRevision: -1n }));
    const stale = stock.execute(id, receive(5), context({ expectedRevision: -1n }));
    await expect(stale).rejects.toMatchObject({ code: 'stale_revision', actual: 0n });
    const current = await stock.execute(id, receive(5), context({ expectedRevision: 0n }));
    expect(current).toMatchObject({ kind: 'accepted', revision: 1n });
  });

  it('is granted to one of two that name the same', async () => {
    const stock = stockExecutor(connected(server.url));
    const id = freshId();
    const results = await Promise.allSettled(
      [1, 2].map(() => stock.execute(id, receive(5), context({ expectedRevision: -1n }))),
    );
    expect(results).toMatchObject([
      { status: 'fulfilled' },
      { reason: { code: 'stale_revision' } },
    ]);
  });

  it('does not stand in the way of a repetition', async () => {
    const stock = stockExecutor(connected(server.url));
    const id = freshId();
    const given = context({ expectedRevision: -1n });
    await stock.execute(id, receive(5), given);
    expect(await stock.execute(id, receive(5), given)).toMatchObject({ kind: 'repeated' });
  });
});
