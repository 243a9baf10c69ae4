import { stockItemId } from '../shared/ids.ts';
import type { Instant } from '../shared/ids.ts';
import { addMs } from '../shared/instants.ts';
import type { StockCommand } from '../stock-reservation/commands.ts';
import type { ReleaseReason } from '../stock-reservation/events.ts';
import { cancelMovement, partialCancelMovement } from './actions.ts';
import type { CommandStock } from './actions.ts';
import { later } from './policy.ts';
import type { FulfilmentPolicy } from './policy.ts';
import { isClosed, itemsOf } from './state.ts';
import type { FulfilmentItem, FulfilmentState } from './state.ts';

/** What an item needs, and what tells this need from others of the same kind of command. */
interface Need {
  readonly command: StockCommand;
  readonly keyPart?: string;
}

const releaseReason = (state: FulfilmentState, item: FulfilmentItem): ReleaseReason => {
  if (state.phase === 'rejected') return 'rejected';
  const wasOrdered = state.lines.some((line) => stockItemId(line) === stockItemId(item));
  return state.phase === 'cancelled' || (!isClosed(state) && wasOrdered)
    ? 'cancelled'
    : 'abandoned';
};

/** Gives back what an item holds for an order that is over. */
const giveBack = (state: FulfilmentState, item: FulfilmentItem, at: Instant): Need | null => {
  const reservationId = state.orderId;
  const { quantity, expiresAt } = item;
  if (item.phase === 'reserved') {
    return state.phase === 'expired'
      ? // The order stream has said that the time is over: no clock of ours is asked again.
        { command: { type: 'ExpireReservation', reservationId, at: later(at, expiresAt) } }
      : release(state, item, at);
  }
  if (item.phase !== 'confirmed' || item.changing !== null) return null;
  const movementId = cancelMovement(state.orderId);
  return { command: { type: 'ReturnStock', movementId, reservationId, quantity, at } };
};

const release = (state: FulfilmentState, item: FulfilmentItem, at: Instant): Need => {
  const reason = releaseReason(state, item);
  return { command: { type: 'ReleaseReservation', reservationId: state.orderId, reason, at } };
};

/** Gives back the pieces of a confirmed item that are not wanted any more. */
const giveBackExcess = (state: FulfilmentState, item: FulfilmentItem, at: Instant): Need | null => {
  const { quantity, ordered, changing } = item;
  // How many are to go back is known only when those before them have.
  if (quantity <= ordered || changing !== null) return null;
  const { orderId: reservationId } = state;
  const movementId = partialCancelMovement(reservationId, ordered);
  const excess = quantity - ordered;
  return {
    command: { type: 'ReturnStock', movementId, reservationId, quantity: excess, at },
    keyPart: String(ordered),
  };
};

/** It is larger than its order needs, and the order still goes on. */
const isTooLarge = (
  { phase }: FulfilmentState,
  { phase: itemPhase, quantity, ordered }: FulfilmentItem,
): boolean =>
  (phase === 'placed' || phase === 'reserved') &&
  itemPhase === 'reserved' &&
  ordered > 0 &&
  quantity > ordered;

/**
 * When a reservation that was made larger for an edit that does not come is made smaller. `null`
 * when there is no such reservation.
 */
export const excessAt = (
  state: FulfilmentState,
  item: FulfilmentItem,
  policy: FulfilmentPolicy,
): Instant | null =>
  isTooLarge(state, item) && item.excessSince !== null
    ? addMs(item.excessSince, policy.abandonAfterMs)
    : null;

/** Remembers since when it is known which reservations are too large. */
export const withExcessNoticed = (state: FulfilmentState, now: Instant): FulfilmentState => {
  const isNew = (item: FulfilmentItem): boolean =>
    item.raised && item.excessSince === null && isTooLarge(state, item);
  const noticed = itemsOf(state).filter(([, item]) => isNew(item));
  if (noticed.length === 0) return state;
  const since = noticed.map(([id, item]) => [id, { ...item, excessSince: now }] as const);
  return { ...state, items: { ...state.items, ...Object.fromEntries(since) } };
};

const resize = (
  state: FulfilmentState,
  item: FulfilmentItem,
  at: Instant,
  policy: FulfilmentPolicy,
): Need | null => {
  const { quantity: expected, ordered: quantity, revision } = item;
  const due = excessAt(state, item, policy);
  if (due !== null && at < due) return null;
  const terms = { reservationId: state.orderId, quantity, expected };
  // The revision names the reservation as it is: made like this again later, it is another need.
  return {
    command: { type: 'ResizeReservation', ...terms, at },
    keyPart: `${revision}:${quantity}`,
  };
};

/** What a reservation needs that the order wants to keep. */
const keep = (
  state: FulfilmentState,
  item: FulfilmentItem,
  at: Instant,
  policy: FulfilmentPolicy,
): Need | null => {
  const { orderId: reservationId, phase, paymentDueAt } = state;
  if (item.changing !== null) return null;
  if (item.quantity !== item.ordered) return resize(state, item, at, policy);
  if (phase === 'paid') return { command: { type: 'ConfirmReservation', reservationId, at } };
  const holdsLongEnough =
    item.expiresAt === null || later(item.expiresAt, paymentDueAt) === item.expiresAt;
  if (paymentDueAt === null || holdsLongEnough) return null;
  const terms = { reservationId, expiresAt: paymentDueAt };
  return { command: { type: 'ExtendReservation', ...terms, at }, keyPart: paymentDueAt };
};

const needOfItem = (
  state: FulfilmentState,
  item: FulfilmentItem,
  at: Instant,
  policy: FulfilmentPolicy,
): Need | null => {
  const { orderId: reservationId, phase, paymentDueAt } = state;
  if (isClosed(state)) return giveBack(state, item, at);
  if (phase === 'unplaced') return null;
  if (item.phase === 'confirmed') return giveBackExcess(state, item, at);
  if (item.phase === 'reserved') {
    return item.ordered === 0 ? release(state, item, at) : keep(state, item, at, policy);
  }
  const asksFor = phase === 'placed' && item.phase === 'pending' && item.ordered > 0;
  if (!asksFor || paymentDueAt === null || at >= paymentDueAt) return null;
  const terms = { reservationId, quantity: item.ordered, expiresAt: paymentDueAt };
  return { command: { type: 'ReserveStock', ...terms, at } };
};

const keyOf = (type: StockCommand['type'], itemId: string, part?: string): string =>
  part === undefined ? `${type}:${itemId}` : `${type}:${itemId}:${part}`;

/** The commands that the order's items need, whether already given out or not. */
export const stockCommands = (
  state: FulfilmentState,
  at: Instant,
  policy: FulfilmentPolicy,
): readonly CommandStock[] =>
  itemsOf(state).flatMap(([itemId, item]) => {
    const need = needOfItem(state, item, at, policy);
    if (need === null) return [];
    const { warehouseId, productId } = item;
    const { orderId } = state;
    const { command } = need;
    const key = keyOf(command.type, itemId, need.keyPart);
    const unique = item.later === 0 ? key : `${key}#${item.later}`;
    return [
      { type: 'commandStock', orderId, key: unique, item: { warehouseId, productId }, command },
    ];
  });

/** Remembers which items wait for the stock to change them. */
export const withChanging = (
  state: FulfilmentState,
  commands: readonly CommandStock[],
): FulfilmentState => {
  const items = { ...state.items };
  for (const { item: of, command, key } of commands) {
    const item = items[stockItemId(of)];
    const changes = command.type === 'ReturnStock' || command.type === 'ResizeReservation';
    if (changes && item !== undefined) items[stockItemId(of)] = { ...item, changing: key };
  }
  return { ...state, items };
};

/** Held or not, an item is settled when nothing more can happen to it by this process. */
export const itemSettled = (state: FulfilmentState, item: FulfilmentItem): boolean => {
  if (item.phase === 'pending') {
    return !state.taken.includes(keyOf('ReserveStock', stockItemId(item)));
  }
  if (item.phase === 'reserved') return false;
  // What was confirmed by hand, without an order, is nobody's excess.
  const wanted = state.phase === 'unplaced' || item.quantity <= item.ordered;
  return item.phase !== 'confirmed' || (!isClosed(state) && wanted);
};
