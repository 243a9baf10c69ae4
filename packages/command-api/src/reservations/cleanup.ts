import { isHoldReservation, later, stockItemId } from '@order-ledger/domain';
import type { CommandContext } from '@order-ledger/event-store';
import { findOverdue } from '@order-ledger/read-model';
import type { Overdue, OverdueCursor } from '@order-ledger/read-model';
import { followingContext } from '../http/command-context.ts';
import type { Parts } from '../parts.ts';

/** Read and expired together. */
const pageSize = 50;

/** Whether the order stream lets the order expire, or did so before. */
const mayExpire = async (
  { orders }: Parts,
  orderId: string,
  context: CommandContext,
  at: string,
): Promise<boolean> => {
  const command = { type: 'ExpireOrder', at } as const;
  const itsContext = followingContext(context, command.type, orderId);
  const { kind, state } = await orders.execute(orderId, command, itsContext);
  return kind !== 'rejected' || state.status === 'expired';
};

/** How many of its items had not expired. An order that was paid or extended meanwhile has none. */
const expire = async (
  parts: Parts,
  { orderId: reservationId, items }: Overdue,
  context: CommandContext,
  at: string,
): Promise<number> => {
  const isHold = isHoldReservation(reservationId);
  if (!isHold && !(await mayExpire(parts, reservationId, context, at))) return 0;
  const expired = await Promise.all(
    items.map(async (item) => {
      const id = stockItemId(item);
      // The order stream has said that the time is over: no clock is asked again.
      const when = isHold ? at : later(at, item.expiresAt);
      const command = { type: 'ExpireReservation', reservationId, at: when } as const;
      const itsContext = followingContext(context, command.type, reservationId, id);
      const result = await parts.stock.execute(id, command, itsContext);
      return result.kind === 'accepted' && result.events.length > 0 ? 1 : 0;
    }),
  );
  return expired.reduce<number>((sum, one) => sum + one, 0);
};

/**
 * Expires what is overdue by now: what the process manager has seen reserved and not yet come to.
 * The streams decide, as they do for the process manager, so that both may do it at once. Answers
 * how many items were still reserved.
 */
export const cleanUp = async (
  parts: Parts,
  context: CommandContext,
  now: Date,
): Promise<number> => {
  let count = 0;
  let after: OverdueCursor | undefined;
  for (;;) {
    const page = await findOverdue(parts.plans, now, { limit: pageSize, after });
    const at = now.toISOString();
    const counts = await Promise.all(
      page.map(async (row) => await expire(parts, row, context, at)),
    );
    count += counts.reduce((sum, one) => sum + one, 0);
    if (page.length < pageSize) return count;
    after = page.at(-1);
  }
};
