import type { OrderCommand } from '../order/commands.ts';
import type { CancellationCode, Shortage } from '../order/events.ts';
import type { Instant } from '../shared/ids.ts';
import { addMs } from '../shared/instants.ts';
import type { CommandOrder } from './actions.ts';
import type { FulfilmentPolicy } from './policy.ts';
import { isHold, itemsOf, orderedItems } from './state.ts';
import type { FulfilmentItem, FulfilmentState } from './state.ts';
import { warehouseFailure } from './warehouse.ts';

/** The order cannot have it: a reservation id is used once, and it does not fit the order. */
const isLost = ({ phase, quantity, ordered, refusedSize }: FulfilmentItem): boolean =>
  ['refused', 'released', 'expired'].includes(phase) ||
  (quantity < ordered &&
    (phase === 'confirmed' || (phase === 'reserved' && refusedSize === ordered)));

const holdsSomething = (state: FulfilmentState): boolean =>
  itemsOf(state).some(([, item]) => item.phase === 'reserved');

/** When reservations without an order are given up; `null` when there are none. */
export const abandonAt = (state: FulfilmentState, policy: FulfilmentPolicy): Instant | null =>
  state.phase === 'unplaced' &&
  !isHold(state) &&
  state.firstReservedAt !== null &&
  holdsSomething(state)
    ? addMs(state.firstReservedAt, policy.abandonAfterMs)
    : null;

/** When the order expires; `null` once it is paid or over. */
export const expireAt = ({ phase, paymentDueAt }: FulfilmentState): Instant | null =>
  phase === 'placed' || phase === 'reserved' ? paymentDueAt : null;

const isDue = (due: Instant | null, now: Instant): boolean => due !== null && now >= due;

const shortagesOf = (items: readonly FulfilmentItem[]): readonly Shortage[] =>
  items.filter(isLost).map(({ warehouseId, productId, ordered: quantity, available }) => ({
    warehouseId,
    productId,
    quantity,
    available,
  }));

/** Why the order cannot be kept. */
const failureOf = (
  state: FulfilmentState,
  now: Instant,
  policy: FulfilmentPolicy,
): CancellationCode | null =>
  state.phase !== 'confirmed' && orderedItems(state).some(isLost)
    ? 'stock_lost'
    : warehouseFailure(state, now, policy);

const commandFor = (
  state: FulfilmentState,
  at: Instant,
  policy: FulfilmentPolicy,
): OrderCommand | null => {
  const items = orderedItems(state);
  const every = (phase: FulfilmentItem['phase']): boolean =>
    items.every((item) => item.phase === phase && item.quantity >= item.ordered);
  if (isDue(abandonAt(state, policy), at)) {
    return { type: 'AbandonOrder', orderId: state.orderId, at };
  }
  if (isDue(expireAt(state), at)) return { type: 'ExpireOrder', at };
  if (state.phase === 'placed') {
    if (items.some(isLost)) return { type: 'RejectOrder', shortages: shortagesOf(items), at };
    return every('reserved') ? { type: 'ReserveOrder', at } : null;
  }
  if (state.phase !== 'reserved' && state.phase !== 'paid' && state.phase !== 'confirmed') {
    return null;
  }
  const code = failureOf(state, at, policy);
  if (code !== null) return { type: 'CancelOrder', code, comment: null, at };
  return state.phase === 'paid' && every('confirmed') ? { type: 'ConfirmOrder', at } : null;
};

export const endsOrder = ({ type }: OrderCommand): boolean =>
  ['AbandonOrder', 'ExpireOrder', 'RejectOrder', 'CancelOrder'].includes(type);

/** Refused before an extension was seen, an expiry is due again at the new deadline. */
const keyOf = ({ type }: OrderCommand, { paymentDueAt }: FulfilmentState): string =>
  type === 'ExpireOrder' ? `${type}:${paymentDueAt}` : type;

/** The command that the order needs next, whether already given out or not. */
export const orderCommand = (
  state: FulfilmentState,
  at: Instant,
  policy: FulfilmentPolicy,
): CommandOrder | null => {
  const command = commandFor(state, at, policy);
  if (command === null) return null;
  return { type: 'commandOrder', orderId: state.orderId, key: keyOf(command, state), command };
};
