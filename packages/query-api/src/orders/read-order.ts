import type { AsOf, OrderDetailsRow } from '@order-ledger/read-model';
import { queryProblem } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { positionOfOrder } from './ledger-order.ts';

/**
 * An order in the read model. One that is not there yet is looked for in the ledger: what a command
 * has acknowledged is waited for, and never answered with 404.
 */
export const readOrder = async (
  { find, eventStore, reader }: Parts,
  id: string,
  position: bigint,
): Promise<AsOf<OrderDetailsRow>> => {
  const deadlineMs = reader.deadlineMs();
  const query = async () => await find.order(id);
  const first = await reader.read('order_details', position, deadlineMs, query);
  if (first.rows !== undefined) return { ...first, rows: first.rows };
  const written = await positionOfOrder(eventStore, id);
  if (written === undefined) throw queryProblem('order_not_found');
  const second = await reader.read('order_details', written, deadlineMs, query);
  if (second.rows === undefined) throw queryProblem('read_model_behind');
  return { ...second, rows: second.rows };
};
