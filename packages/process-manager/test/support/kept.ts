import type { FulfilmentState } from '@order-ledger/domain';
import { expect } from 'vitest';
import type { Db } from '../../src/parts.ts';

/** Waits longer than any back-off. */
export const soon = { timeout: 40_000, interval: 25 };

/** What the process manager remembers of an order. */
export const keptOf = async (
  db: Db,
  orderId: string,
): Promise<{ readonly settled: boolean; readonly state: FulfilmentState } | undefined> => {
  const row = await db
    .selectFrom('process_manager.fulfilment')
    .select(['settled', 'state'])
    .where('order_id', '=', orderId)
    .executeTakeFirst();
  return row === undefined
    ? undefined
    : { settled: row.settled, state: row.state as FulfilmentState };
};

export const expectSettled = async (db: Db, orderId: string): Promise<void> => {
  await expect.poll(async () => (await keptOf(db, orderId))?.settled, soon).toBe(true);
};

export const outboxSize = async (db: Db): Promise<number> => {
  const { count } = await db
    .selectFrom('process_manager.outbox')
    .select((select) => select.fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};
