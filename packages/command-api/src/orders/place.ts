import type { StockQuantity } from '@order-ledger/domain';
import { derivedId } from '../http/derived-id.ts';
import type { Parts } from '../parts.ts';
import { commandProblem } from '../rejections.ts';
import type { PlacedResult } from './order-answer.ts';
import type { OrderRequest } from './order-request.ts';
import { refuse, releaseUnordered } from './refuse.ts';
import { releaseAll, reserveAll } from './reserve.ts';
import type { Attempt } from './reserve.ts';
import { findWarehouses, haveWarehouses, reserveSomewhere } from './source.ts';
import { openId, placeCommand, recallOrder, writeOrder } from './write-order.ts';
import type { Placement, SourcedOrder } from './write-order.ts';

/** An order that comes before the catalogue is there waits for so long. */
const warmTimeoutMs = 2_000;

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

/** Leaves the reserving to the process manager. */
const writePending = async (
  parts: Parts,
  attempt: Attempt,
  request: OrderRequest,
): Promise<PlacedResult> => {
  const lines = await findWarehouses(parts, attempt.orderId, request.lines);
  const command = await placeCommand(parts, { request, lines }, attempt, { kind: 'pending' });
  const result = await writeOrder(parts, attempt, command);
  if (result === undefined) throw commandProblem('placement_abandoned');
  return result;
};

/** Writes an order that holds its stock. */
const writeReserved = async (
  parts: Parts,
  placement: Placement,
  attempt: Attempt,
  { order, held }: { readonly order: SourcedOrder; readonly held: readonly StockQuantity[] },
): Promise<PlacedResult> => {
  const preparing = placeCommand(parts, order, attempt, { kind: 'reserved' });
  const command = await preparing.catch(async (error: unknown) => {
    /* With a key the same request can come back for its stock. */
    if (placement.keyed === undefined) {
      await releaseAll(parts.stock, attempt, held, 'abandoned');
    }
    throw error;
  });
  const result = await writeOrder(parts, attempt, command);
  await releaseUnordered(parts, attempt, held, result, 'abandoned');
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
  if (exists) return await recallOrder(parts, attempt);
  const { catalogueFeed } = parts;
  if (!catalogueFeed.isWarm() && !(await catalogueFeed.warmWithin(warmTimeoutMs))) {
    throw commandProblem('catalogue_not_ready');
  }
  const request = placement.read();
  if (placement.respondAsync) return await writePending(parts, attempt, request);
  const { lines, reserved } = haveWarehouses(request.lines)
    ? {
        lines: request.lines,
        reserved: await reserveAll(parts.stock, attempt, request.lines),
      }
    : await reserveSomewhere(parts, attempt, request.lines);
  const { held, shortages, conflicts, error } = reserved;
  const order = { request, lines };
  return shortages.length === 0 && conflicts.length === 0 && error === undefined
    ? await writeReserved(parts, placement, attempt, { order, held })
    : await refuse(parts, { placement, order }, attempt, reserved);
};
