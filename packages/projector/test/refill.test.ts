import { randomUUID } from 'node:crypto';
import { createLogger } from '@order-ledger/service-kit';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { startProjector } from '../src/app.ts';
import { ledgerWriter, placeOrder } from '../src/testing.ts';
import { differencesOf, driftAt, testSystem } from './support/system.ts';

const system = await testSystem();
const { db, eventStore } = system;
const logger = createLogger({ service: 'test', level: 'silent' });

const startOne = async () => {
  const projector = await startProjector({ db, eventStore, logger, service: 'projector' });
  const stop = vi.fn<() => Promise<void>>(async () => {
    await projector.stop();
    await projector.app.close();
  });
  onTestFinished(async () => {
    if (stop.mock.calls.length === 0) await stop();
  });
  return { app: projector.app, stop };
};

/** As if other code had written the rows: it got every total wrong, and had a row too many. */
const pretendVersion = async (version: number): Promise<void> => {
  await sql`update read_model.order_listing set total = 1`.execute(db);
  await sql`
    insert into read_model.order_listing
    select 'ghost', order_number, user_id, status, currency, total, pieces, product_ids, lines,
      placed_at, updated_at, revision, position
    from read_model.order_listing limit 1`.execute(db);
  await db
    .updateTable('read_model.projection_checkpoint')
    .set({ version })
    .where('name', '=', 'order_listing')
    .execute();
};

let position = 0n;
beforeEach(async () => {
  const { stop } = await startOne();
  const orderId = randomUUID();
  position = await ledgerWriter(eventStore).order(orderId, placeOrder(orderId));
  await driftAt(system, position);
  await stop();
});

const differences = async () => differencesOf(await driftAt(system, position));

describe('rows of another version of a projection', () => {
  it('that is older are thrown away and made again, loudly', async () => {
    await pretendVersion(1);
    const warn = vi.spyOn(logger, 'warn');
    await startOne();
    await expect.poll(differences).toEqual([]);
    expect(warn).toHaveBeenCalledWith(
      expect.objectContaining({ projection: 'order_listing', from_version: 1, to_version: 2 }),
      expect.stringContaining('emptied'),
    );
  });

  it('are emptied once, however many projectors start', async () => {
    await pretendVersion(1);
    await Promise.all([startOne(), startOne(), startOne()]);
    await expect.poll(differences).toEqual([]);
  });

  it('that is newer are left alone: this process is the older one', async () => {
    await pretendVersion(99);
    const { app, stop } = await startOne();
    await expect
      .poll(async () => (await app.inject('/health/dependencies')).json<unknown>())
      .toMatchObject({
        lag: { order_listing: { state: 'halted' }, order_details: { state: 'live' } },
      });
    const rows = await db.selectFrom('read_model.order_listing').select('order_id').execute();
    expect(rows).toContainEqual({ order_id: 'ghost' });
    await stop();
    await sql`truncate read_model.order_listing`.execute(db);
    await sql`
      update read_model.projection_checkpoint set version = 2, position = 0
      where name = 'order_listing'`.execute(db);
  });
});
