import { stockItemId } from '../shared/ids.ts';
import type { Instant } from '../shared/ids.ts';
import type { StockCommand } from '../stock-reservation/commands.ts';
import type { ReleaseReason } from '../stock-reservation/events.ts';
import { cancelMovement } from './actions.ts';
import type { CommandStock } from './actions.ts';
import { later } from './policy.ts';
import { isClosed, isStray, itemsOf } from './state.ts';
import type { FulfilmentItem, FulfilmentState } from './state.ts';

const releaseReason = ({ phase }: FulfilmentState): ReleaseReason => {
  if (phase === 'rejected') return 'rejected';
  return phase === 'cancelled' ? 'cancelled' : 'abandoned';
};

/** Gives back what an item holds for an order that does not want it (any more). */
const giveBack = (
  state: FulfilmentState,
  item: FulfilmentItem,
  at: Instant,
): StockCommand | null => {
  const reservationId = state.orderId;
  const { quantity, expiresAt } = item;
  if (item.phase === 'reserved') {
    return state.phase === 'expired'
      ? // The order stream has said that the time is over: no clock of ours is asked again.
        { type: 'ExpireReservation', reservationId, at: later(at, expiresAt) }
      : { type: 'ReleaseReservation', reservationId, reason: releaseReason(state), at };
  }
  if (item.phase !== 'confirmed') return null;
  const movementId = cancelMovement(state.orderId);
  return { type: 'ReturnStock', movementId, reservationId, quantity, at };
};

const commandFor = (
  state: FulfilmentState,
  item: FulfilmentItem,
  at: Instant,
): StockCommand | null => {
  const { orderId: reservationId, phase, paymentDueAt } = state;
  if (isClosed(state)) return giveBack(state, item, at);
  if (phase === 'unplaced') return null;
  if (isStray(item)) return giveBack(state, item, at);
  if (phase === 'placed' && item.phase === 'pending' && paymentDueAt !== null) {
    const { quantity } = item;
    return at < paymentDueAt
      ? { type: 'ReserveStock', reservationId, quantity, expiresAt: paymentDueAt, at }
      : null;
  }
  return phase === 'paid' && item.phase === 'reserved'
    ? { type: 'ConfirmReservation', reservationId, at }
    : null;
};

/** Names what a command is for: the same for each way of giving back a reservation. */
const reserveKey = (itemId: string): string => `ReserveStock:${itemId}`;

/** The commands that the order's items need, whether already given out or not. */
export const stockCommands = (state: FulfilmentState, at: Instant): readonly CommandStock[] =>
  itemsOf(state).flatMap(([itemId, item]) => {
    const command = commandFor(state, item, at);
    if (command === null) return [];
    const { warehouseId, productId } = item;
    const key = `${command.type}:${itemId}`;
    const { orderId } = state;
    return [{ type: 'commandStock', orderId, key, item: { warehouseId, productId }, command }];
  });

/** Held or not, an item is settled when nothing more can happen to it by this process. */
export const itemSettled = (state: FulfilmentState, item: FulfilmentItem): boolean => {
  if (item.phase === 'pending') return !state.taken.includes(reserveKey(stockItemId(item)));
  if (item.phase === 'reserved') return false;
  return item.phase !== 'confirmed' || !isClosed(state);
};
