import type { FulfilmentAction, StockCommand } from '@order-ledger/domain';
import { testDatabase } from '@order-ledger/embedded/testing';
import { processManagerMigrations } from '@order-ledger/read-model';
import type { ProcessManagerDatabase } from '@order-ledger/read-model';
import { connectPostgres, migrate } from '@order-ledger/service-kit';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Tx } from '../src/parts.ts';
import { FencedError, loadCheckpoint, moveCheckpoint } from '../src/store/checkpoint.ts';
import { admit } from '../src/store/inbox.ts';
import { addToOutbox, claim, nextDue, postpone, remove } from '../src/store/outbox.ts';
import type { OutboxRow } from '../src/store/outbox.ts';
import { silent } from './support/servers.ts';

const url = await testDatabase();
const db = connectPostgres<ProcessManagerDatabase>({
  url,
  applicationName: 'test',
  logger: silent,
});
await migrate(db, processManagerMigrations);
afterAll(async () => await db.destroy());

const at = '2026-11-20T10:00:00.000Z';
const now = new Date(at);
const later = new Date('2026-11-20T10:00:05.000Z');
const cause = { causationId: 'event-1', correlationId: 'request-1' };

const command: StockCommand = { type: 'ConfirmReservation', reservationId: 'order-1', at };
const toStock = (productId: string, key: string): FulfilmentAction => ({
  type: 'commandStock',
  orderId: 'order-1',
  key,
  item: { warehouseId: 'berlin', productId },
  command,
});
const toOrder = (orderId: string): FulfilmentAction => ({
  type: 'commandOrder',
  orderId,
  key: 'ConfirmOrder',
  command: { type: 'ConfirmOrder', at },
});

const inTransaction = async <Result>(work: (trx: Tx) => Promise<Result>): Promise<Result> =>
  await db.transaction().execute(work);

const add = async (...actions: readonly FulfilmentAction[]): Promise<void> =>
  await inTransaction(
    async (trx) =>
      await addToOutbox(
        trx,
        actions.map((action) => ({ action, cause })),
        now,
      ),
  );

const claimAt = async (when: Date, limit = 10): Promise<readonly OutboxRow[]> =>
  await inTransaction(async (trx) => await claim(trx, 'commands', when, limit));

const keysAt = async (when: Date): Promise<readonly string[]> =>
  (await claimAt(when)).map(({ action }) => action.key);

beforeEach(async () => {
  await db.deleteFrom('process_manager.outbox').execute();
});

describe('the outbox', () => {
  test('gives back what was put in, oldest first, at most as many as asked for', async () => {
    await add(toStock('lamp', 'a'), toStock('bulb', 'b'), toStock('cable', 'c'));
    const rows = await claimAt(now, 2);
    expect(rows.map(({ action }) => action)).toStrictEqual([
      toStock('lamp', 'a'),
      toStock('bulb', 'b'),
    ]);
    expect(rows[0]).toMatchObject({ cause, attempts: 0, createdAt: now });
  });

  test('gives the next of a lane only when the first is gone', async () => {
    await add(toStock('lamp', 'a'), toStock('lamp', 'b'), toOrder('order-1'), toOrder('order-2'));
    expect(await keysAt(now)).toStrictEqual(['a', 'ConfirmOrder', 'ConfirmOrder']);
    const [first] = await claimAt(now);
    await inTransaction(async (trx) => await remove(trx, [first?.id ?? '']));
    expect(await keysAt(now)).toContain('b');
  });

  test('keeps what failed, and what waits behind it, until it is due again', async () => {
    await add(toStock('lamp', 'a'), toStock('lamp', 'b'), toStock('bulb', 'c'));
    const [first] = await claimAt(now);
    const rows = [{ id: first?.id ?? '', dueAt: later }];
    await inTransaction(async (trx) => await postpone(trx, rows));
    expect(await keysAt(now)).toStrictEqual(['c']);
    expect(await keysAt(later)).toStrictEqual(['c', 'a']);
    expect((await claimAt(later)).map(({ attempts }) => attempts)).toStrictEqual([0, 1]);
  });

  test('says when there is something to do', async () => {
    expect(await nextDue(db, 'commands')).toBeNull();
    await add(toStock('lamp', 'a'));
    expect(await nextDue(db, 'commands')).toStrictEqual(now);
    expect(await nextDue(db, 'messages')).toBeNull();
  });

  test('is not due for what waits behind a failure', async () => {
    await add(toStock('lamp', 'a'), toStock('lamp', 'b'));
    const [first] = await claimAt(now);
    const rows = [{ id: first?.id ?? '', dueAt: later }];
    await inTransaction(async (trx) => await postpone(trx, rows));
    expect(await nextDue(db, 'commands')).toStrictEqual(later);
  });

  test('gives nobody what another transaction has, nor what waits behind it', async () => {
    await add(toStock('lamp', 'a'), toStock('lamp', 'b'), toStock('bulb', 'c'));
    await inTransaction(async (trx) => {
      const held = await claim(trx, 'commands', now, 1);
      expect(held.map(({ action }) => action.key)).toStrictEqual(['a']);
      expect(await keysAt(now)).toStrictEqual(['c']);
    });
    expect(await keysAt(now)).toStrictEqual(['a', 'c']);
  });
});

describe('the checkpoint', () => {
  const name = 'fulfilment';
  const storeId = 'store-1';
  const move = async (from: bigint, to: bigint, store = storeId): Promise<void> =>
    await inTransaction(
      async (trx) => await moveCheckpoint(trx, { name, storeId: store, from, to }),
    );

  test('is moved by one process manager, not by one that read it before', async () => {
    expect(await loadCheckpoint(db, name, storeId)).toStrictEqual({ position: 0n, storeId });
    const both = await Promise.allSettled([move(0n, 10n), move(0n, 20n)]);
    expect(both.map(({ status }) => status).toSorted()).toStrictEqual(['fulfilled', 'rejected']);
    const { position } = await loadCheckpoint(db, name, storeId);
    await expect(move(0n, 30n)).rejects.toThrow(FencedError);
    await expect(move(position, 30n, 'store-2')).rejects.toThrow(FencedError);
    await move(position, 30n);
    expect(await loadCheckpoint(db, name, 'store-2')).toStrictEqual({ position: 30n, storeId });
  });
});

describe('the inbox', () => {
  test('admits each message once, also within one batch', async () => {
    const enter = async (...ids: readonly string[]): Promise<readonly string[]> =>
      await inTransaction(async (trx) => [...(await admit(trx, ids, now))].toSorted());
    expect(await enter('a', 'b', 'a')).toStrictEqual(['a', 'b']);
    expect(await enter('b', 'c')).toStrictEqual(['c']);
  });
});
