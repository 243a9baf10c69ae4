import type { JournalTable } from '@order-ledger/read-model';
import type { CausesDb } from '../database.ts';
import { anyOf } from './any-of.ts';

/** PostgreSQL: a schema or table is not there, because its owner has never run. */
const undefinedTable = new Set<unknown>(['42P01', '3F000']);

/** What a query finds; nothing where its table has never been made. */
export const ifMade = async <Rows>(query: Promise<Rows>, none: Rows): Promise<Rows> =>
  await query.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && undefinedTable.has(error.code)) return none;
    throw error;
  });

/** Messages about some orders, and those with some ids, oldest first. */
export async function journaled(
  db: CausesDb,
  asked: {
    readonly messageIds: readonly string[];
    readonly orderIds: readonly string[];
    readonly limit: number;
  },
): Promise<readonly JournalTable[]> {
  const { messageIds, orderIds, limit } = asked;
  const query = db
    .selectFrom('process_manager.journal')
    .selectAll()
    .where((is) =>
      is.or([is('message_id', '=', anyOf(messageIds)), is('order_id', '=', anyOf(orderIds))]),
    )
    .orderBy('at')
    .orderBy('message_id')
    .limit(limit);
  return await ifMade(query.execute(), []);
}
