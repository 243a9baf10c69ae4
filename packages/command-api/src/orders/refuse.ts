import { stockItemId } from '@order-ledger/domain';
import type { ReleaseReason, StockQuantity } from '@order-ledger/domain';
import { derivedId } from '../http/derived-id.ts';
import type { Parts } from '../parts.ts';
import { commandProblem } from '../rejections.ts';
import { shortageProblem } from './order-answer.ts';
import type { PlacedResult } from './order-answer.ts';
import { releaseAll } from './reserve.ts';
import type { Attempt, Reserved } from './reserve.ts';
import { placeCommand, writeOrder } from './write-order.ts';
import type { Placement, SourcedOrder } from './write-order.ts';

/** Why an order gets no stock. A known refusal counts more than an item whose outcome is open. */
const reasonOf = ({ shortages, conflicts, error }: Reserved): unknown => {
  if (shortages.length > 0) return shortageProblem(shortages);
  const [conflict] = conflicts;
  if (conflict === undefined) return error;
  return commandProblem(
    conflict === 'id_reused' ? 'idempotency_key_reused' : 'placement_abandoned',
  );
};

/** Closes the id of a placement for good; false when there is an order under it after all. */
const close = async (parts: Parts, attempt: Attempt): Promise<boolean> => {
  const { orderId, commandId, at } = attempt;
  const { fingerprint: _, ...origin } = attempt.origin;
  const result = await parts.orders.execute(
    orderId,
    { type: 'AbandonOrder', orderId, at },
    { ...origin, commandId: derivedId(commandId, 'abandon'), causationId: commandId },
  );
  return result.kind !== 'rejected';
};

/**
 * Gives back what no order has: everything when none came of the placement, else the items that
 * another instance, placing for the same key at the same time, took from other warehouses.
 */
export const releaseUnordered = async (
  { stock }: Parts,
  attempt: Attempt,
  held: readonly StockQuantity[],
  result: PlacedResult | undefined,
  reason: ReleaseReason,
): Promise<void> => {
  const state = result?.state;
  const lines = state === undefined || state.status === 'rejected' ? [] : state.order.lines;
  const ordered = new Set(lines.map(stockItemId));
  const unordered = held.filter((item) => !ordered.has(stockItemId(item)));
  if (unordered.length > 0) await releaseAll(stock, attempt, unordered, reason);
};

/** A key promises the same answer for ever: a refusal for lack of stock is written down. */
const writeRefusal = async (
  parts: Parts,
  order: SourcedOrder,
  attempt: Attempt,
  { held, shortages }: Reserved,
): Promise<PlacedResult> => {
  const command = await placeCommand(parts, order, attempt, { kind: 'refused', shortages });
  const result = await writeOrder(parts, attempt, command);
  await releaseUnordered(parts, attempt, held, result, 'rejected');
  if (result === undefined) throw commandProblem('placement_abandoned');
  return result;
};

/**
 * Ends a placement that did not get all its stock, and gives back what it got. Answers the order
 * only where the refusal was written (or another instance has placed it meanwhile), else throws.
 *
 * With a key another instance may be placing under the same id: the order stream alone decides
 * which of the two it is, so it is written before anything is released. When the outcome of an
 * item is not known nothing is released either: the same request can come back for it, and if it
 * does not, the process manager gives the placement up.
 */
export const refuse = async (
  parts: Parts,
  { placement, order }: { readonly placement: Placement; readonly order: SourcedOrder },
  attempt: Attempt,
  reserved: Reserved,
): Promise<PlacedResult> => {
  const { held, shortages, conflicts } = reserved;
  if (placement.keyed === undefined) {
    await releaseAll(parts.stock, attempt, held, 'rejected');
    throw reasonOf(reserved);
  }
  const unknown = shortages.some(({ available }) => available === null);
  if (shortages.length > 0 && !unknown) {
    return await writeRefusal(parts, order, attempt, reserved);
  }
  const isFinal = unknown || conflicts.length > 0;
  if (isFinal && held.length > 0 && (await close(parts, attempt))) {
    await releaseAll(parts.stock, attempt, held, 'abandoned');
  }
  throw reasonOf(reserved);
};
