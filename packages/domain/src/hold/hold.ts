import { maxLines, maxQuantity } from '../order/lines.ts';
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

/** Says which items belong together. Each is then reserved on its stock stream, all or none. */
export type OpenHold = {
  readonly type: 'OpenHold';
  readonly holdId: string;
  readonly items: readonly StockQuantity[];
  readonly externalOrderId: string | null;
  readonly at: Instant;
};

export type HoldRejection =
  | { readonly code: 'invalid_items'; readonly detail: string }
  /** It was opened for something else. */
  | { readonly code: 'hold_exists' };

export type HoldState =
  | { readonly status: 'unknown' }
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

const decide = (command: OpenHold, state: HoldState): Decision<HoldEvent, HoldRejection> => {
  const { holdId, items, externalOrderId, at } = command;
  const problem = problemOfItems(items);
  if (problem !== undefined) return problem;
  if (state.status === 'unknown') {
    return [{ type: 'HoldOpened', data: { holdId, items, externalOrderId, openedAt: at } }];
  }
  const { hold } = state;
  const same = hold.externalOrderId === externalOrderId && sameItems(hold.items, items);
  return same ? [] : { code: 'hold_exists' };
};

export const holdDecider: Decider<HoldState, OpenHold, HoldEvent, HoldRejection> = {
  initialState: { status: 'unknown' },
  decide,
  evolve: (_, event) => ({ status: 'open', hold: event.data }),
};
