import type { StockQuantity } from '@order-ledger/domain';
import { derivedId } from '../http/derived-id.ts';
import type { Parts } from '../parts.ts';
import { commandProblem } from '../rejections.ts';
import type { PlacedResult } from './order-answer.ts';
import { refuse } from './refuse.ts';
import { releaseAll, reserveAll } from './reserve.ts';
import type { Attempt } from './reserve.ts';
import { openId, placeCommand, writeOrder } from './write-order.ts';
import type { Placement } from './write-order.ts';

const attemptAt = (parts: Parts, placement: Placement, orderId: string): Attempt => {
  const now = parts.now();
  return {
    orderId,
    commandId: derivedId('PlaceOrder', orderId),
    origin: placement.origin,
    at: now.toISOString(),
    paymentDueAt: new Date(now.getTime() + parts.paymentDeadlineMs).toISOString(),
  };
};

/** Writes an order that holds its stock. */
const writeReserved = async (
  parts: Parts,
  placement: Placement,
  attempt: Attempt,
  held: readonly StockQuantity[],
): Promise<PlacedResult> => {
  const preparing = placeCommand(parts, placement, attempt, { kind: 'reserved' });
  const command = await preparing.catch(async (error: unknown) => {
    /* With a key the same request can come back for its stock. */
    if (placement.keyed === undefined) {
      await releaseAll(parts.stock, attempt, held, 'abandoned');
    }
    throw error;
  });
  const result = await writeOrder(parts, attempt, command);
  if (result === undefined || result.state.status === 'rejected') {
    await releaseAll(parts.stock, attempt, held, 'abandoned');
  }
  if (result === undefined) throw commandProblem('placement_abandoned');
  return result;
};

/**
 * Places an order: reserves all its stock and then writes it, or writes it and leaves the
 * reserving to the process manager. The result may be a rejected order, where that is on record; a
 * refusal that leaves no trace is thrown. When it is not known whether the order was written
 * nothing is released: either it exists, or the process manager gives it up.
 */
export const placeOrder = async (parts: Parts, placement: Placement): Promise<PlacedResult> => {
  const { orderId, exists } = await openId(parts, placement);
  const attempt = attemptAt(parts, placement, orderId);
  if (exists || placement.respondAsync) {
    const command = await placeCommand(parts, placement, attempt, { kind: 'pending' });
    const result = await writeOrder(parts, attempt, command);
    if (result === undefined) throw commandProblem('placement_abandoned');
    return result;
  }
  const reserved = await reserveAll(parts.stock, attempt, placement.request.lines);
  const { held, shortages, conflicts, error } = reserved;
  return shortages.length === 0 && conflicts.length === 0 && error === undefined
    ? await writeReserved(parts, placement, attempt, held)
    : await refuse(parts, placement, attempt, reserved);
};
