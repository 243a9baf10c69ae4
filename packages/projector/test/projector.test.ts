import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { ledgerWriter, placeOrder, testItem, testTime } from '../src/testing.ts';
import { writeOrders } from './support/load.ts';
import {
  appendRaw,
  differencesOf,
  driftAt,
  runningProjector,
  testSystem,
} from './support/system.ts';

const stateOf = async (app: { inject: (url: string) => Promise<{ json: () => unknown }> }) =>
  (await app.inject('/health/dependencies')).json();

describe('a projector', async () => {
  const system = await testSystem();

  it('leads to exactly the rows that the ledger says, and is ready', async () => {
    const { app } = await runningProjector(system);
    const position = await writeOrders(system.eventStore, 60);
    const drift = await driftAt(system, position);
    expect(differencesOf(drift)).toEqual([]);
    expect(drift.map(({ projection, rows }) => [projection, rows])).toEqual([
      ['order_listing', 60],
      ['order_details', 60],
      ['stock', 1],
      ['reservation', 60],
      ['product', 0],
    ]);
    expect((await app.inject('/health/ready')).statusCode).toBe(200);
    expect((await app.inject('/metrics')).body).toContain(
      'projection_events_total{projection="order_listing",service="projector"} 160',
    );
  });

  it('goes on where the one before it stopped', async () => {
    const position = await writeOrders(system.eventStore, 5);
    await runningProjector(system);
    expect(differencesOf(await driftAt(system, position))).toEqual([]);
  });

  it('counts nothing twice beside a second one', async () => {
    await runningProjector(system);
    await runningProjector(system);
    let position = 0n;
    for (let round = 0; round < 5; round += 1) {
      position = await writeOrders(system.eventStore, 20);
    }
    expect(differencesOf(await driftAt(system, position))).toEqual([]);
  });

  it('has its drift found row by row and column by column', async () => {
    await runningProjector(system);
    const [a, b] = [randomUUID(), randomUUID()];
    const writer = ledgerWriter(system.eventStore);
    await writer.order(a, placeOrder(a));
    const position = await writer.order(b, placeOrder(b));
    await expect.poll(async () => differencesOf(await driftAt(system, position))).toEqual([]);
    await sql`update read_model.order_listing set total = 1 where order_id = ${a}`.execute(
      system.db,
    );
    await sql`delete from read_model.order_details where order_id = ${b}`.execute(system.db);
    await sql`
      insert into read_model.stock
      select 'ghost', warehouse_id, received, reserved, confirmed, shipped, updated_at, revision, position
      from read_model.stock`.execute(system.db);
    await sql`update read_model.reservation_stream set revision = 0`.execute(system.db);
    const differences = differencesOf(await driftAt(system, position));
    expect(differences).toMatchObject([
      {
        projection: 'order_listing',
        key: [a],
        kind: 'different',
        columns: [{ column: 'total', table: '1', ledger: '2298' }],
      },
      { projection: 'order_details', key: [b], kind: 'missing' },
      { projection: 'stock', key: ['ghost', 'main'], kind: 'unexpected' },
      { projection: 'reservation', table: 'streams', key: ['main.tea'], kind: 'different' },
    ]);
  });
});

describe('an event that cannot be projected halts its projections alone, and loudly', async () => {
  const system = await testSystem();
  const received = {
    type: 'StockReceived',
    data: { ...testItem, movementId: 'm', quantity: 5, reason: 'delivery', receivedAt: testTime },
  };
  const stockRows = async () =>
    await system.db.selectFrom('read_model.stock').select(['received', 'revision']).execute();

  it('one that cannot be read', async () => {
    const { app } = await runningProjector(system);
    await appendRaw(system.eventStore, 'order-a', -1n, { type: 'OrderVanished', data: {} });
    await expect
      .poll(async () => await stateOf(app))
      .toMatchObject({
        lag: { order_listing: { state: 'halted' }, order_details: { state: 'halted' } },
      });
    expect((await app.inject('/health/ready')).statusCode).toBe(503);
    await appendRaw(system.eventStore, 'stockReservation-main.tea', -1n, received);
    await expect.poll(stockRows).toEqual([{ received: 5, revision: '0' }]);
  });

  it('one that the database refuses, after the events before it', async () => {
    const stream = 'stockReservation-main.tea';
    const tooMany = { ...received, data: { ...received.data, quantity: 4_000_000_000 } };
    await appendRaw(system.eventStore, stream, 0n, received);
    await appendRaw(system.eventStore, stream, 1n, tooMany);
    const { app } = await runningProjector(system);
    await expect
      .poll(async () => await stateOf(app))
      .toMatchObject({ lag: { stock: { state: 'halted' } } });
    expect(await stockRows()).toEqual([{ received: 10, revision: '1' }]);
  });
});
