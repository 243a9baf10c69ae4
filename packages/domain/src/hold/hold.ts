import { maxLines, maxQuantity } from '../order/lines.ts';
import { assertNever } from '../shared/decider.ts';
import type { Decider, Decision } from '../shared/decider.ts';
import { stockItemId } from '../shared/ids.ts';
import type { Instant, ReservationId, StockQuantity } from '../shared/ids.ts';
import type { HoldEvent, HoldOpened } from './events.ts';

const prefix = 'hold-';

/** The reservation that a hold has on each of its items. */
export const holdReservationId = (holdId: string): ReservationId => `${prefix}${holdId}`;

/** Whether a reservation was made by hand: no order of this ledger stands behind it. */
export const isHoldReservation = (id: ReservationId): boolean => id.startsWith(prefix);

/** Reads what `holdReservationId` wrote; `undefined` for the reservation of an order. */
export const parseHoldReservationId = (id: ReservationId): string | undefined =>
  isHoldReservation(id) ? id.slice(prefix.length) : undefined;

/** All of these items are reserved under the hold's reservation id. */
export type OpenHold = {
  readonly type: 'OpenHold';
  readonly holdId: string;
  readonly items: readonly StockQuantity[];
  readonly externalOrderId: string | null;
  readonly at: Instant;
};

/** Not all of its items could be reserved: what was is released once this is written. */
export type RefuseHold = {
  readonly type: 'RefuseHold';
  readonly holdId: string;
  readonly at: Instant;
};

export type HoldCommand = OpenHold | RefuseHold;

export type HoldRejection =
  | { readonly code: 'invalid_items'; readonly detail: string }
  /** It was opened: for something else, or before it could be refused. */
  | { readonly code: 'hold_exists' }
  /** It was refused before it could be opened. */
  | { readonly code: 'hold_refused' };

export type HoldState =
  | { readonly status: 'unknown' }
  | { readonly status: 'refused' }
  | { readonly status: 'open'; readonly hold: HoldOpened['data'] };

const problemOfItems = (items: readonly StockQuantity[]): HoldRejection | undefined => {
  const invalid = (detail: string): HoldRejection => ({ code: 'invalid_items', detail });
  if (items.length === 0) return invalid('a hold has at least one item');
  if (items.length > maxLines) return invalid(`a hold has at most ${maxLines} items`);
  const inRange = ({ quantity }: StockQuantity): boolean =>
    Number.isInteger(quantity) && quantity > 0 && quantity <= maxQuantity;
  if (!items.every(inRange)) {
    return invalid(`the quantity of an item is an integer from 1 to ${maxQuantity}`);
  }
  const distinct = new Set(items.map(stockItemId)).size === items.length;
  return distinct ? undefined : invalid('an item is held once');
};

/** The same pieces of the same items, in whichever order. */
const sameItems = (a: readonly StockQuantity[], b: readonly StockQuantity[]): boolean => {
  const quantities = new Map(a.map((item) => [stockItemId(item), item.quantity]));
  return (
    a.length === b.length && b.every((item) => quantities.get(stockItemId(item)) === item.quantity)
  );
};

type HoldDecision = Decision<HoldEvent, HoldRejection>;

const open = (command: OpenHold, state: HoldState): HoldDecision => {
  const { holdId, items, externalOrderId, at } = command;
  const problem = problemOfItems(items);
  if (problem !== undefined) return problem;
  if (state.status === 'unknown') {
    return [{ type: 'HoldOpened', data: { holdId, items, externalOrderId, openedAt: at } }];
  }
  if (state.status === 'refused') return { code: 'hold_refused' };
  const { hold } = state;
  const same = hold.externalOrderId === externalOrderId && sameItems(hold.items, items);
  return same ? [] : { code: 'hold_exists' };
};

const refuse = ({ holdId, at }: RefuseHold, { status }: HoldState): HoldDecision => {
  if (status === 'open') return { code: 'hold_exists' };
  return status === 'refused' ? [] : [{ type: 'HoldRefused', data: { holdId, refusedAt: at } }];
};

const evolve = (_: HoldState, event: HoldEvent): HoldState => {
  switch (event.type) {
    case 'HoldOpened':
      return { status: 'open', hold: event.data };
    case 'HoldRefused':
      return { status: 'refused' };
    default:
      return assertNever(event);
  }
};

export const holdDecider: Decider<HoldState, HoldCommand, HoldEvent, HoldRejection> = {
  initialState: { status: 'unknown' },
  decide: (command, state) =>
    command.type === 'OpenHold' ? open(command, state) : refuse(command, state),
  evolve,
};
