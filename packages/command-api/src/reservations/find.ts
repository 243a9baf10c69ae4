import { holdReservationId, parseHoldReservationId, stockDemand } from '@order-ledger/domain';
import type { HoldOpened, PlacedState } from '@order-ledger/domain';
import { validate as isUuid } from 'uuid';
import { derivedId } from '../http/derived-id.ts';
import type { Holds, Parts } from '../parts.ts';
import { commandProblem } from '../rejections.ts';
import type { Reservation } from './reservation.ts';

/** Whose reservation it is: an order of this ledger decides about its own. */
export type Found = { readonly reservation: Reservation; readonly position: bigint } & (
  | { readonly kind: 'order'; readonly state: PlacedState }
  | { readonly kind: 'hold' }
);

export type OrderFound = Extract<Found, { readonly kind: 'order' }>;

export const holdOf = ({ holdId, items, externalOrderId }: HoldOpened['data']): Reservation => ({
  id: holdReservationId(holdId),
  orderId: externalOrderId,
  items,
});

/** What an order of this ledger has reserved; `undefined` for what is none. */
export const findOrder = async (
  { orders }: Parts,
  orderId: string,
): Promise<OrderFound | undefined> => {
  if (!isUuid(orderId)) return undefined;
  const id = orderId.toLowerCase();
  const { state, position } = await orders.load(id);
  if (!('order' in state)) return undefined;
  const items = stockDemand(state.order.lines);
  return { kind: 'order', state, reservation: { id, orderId: id, items }, position };
};

const findHold = async ({ holds }: Parts, holdId: string): Promise<Found | undefined> => {
  const { state, position } = await holds.load(holdId);
  if (state.status !== 'open') return undefined;
  return { kind: 'hold', reservation: holdOf(state.hold), position };
};

/** By the id of a hold or of an order of this ledger. Throws `reservation_not_found`. */
export const findReservation = async (parts: Parts, id: string): Promise<Found> => {
  const holdId = parseHoldReservationId(id);
  const found = await (holdId === undefined ? findOrder(parts, id) : findHold(parts, holdId));
  if (found === undefined) throw commandProblem('reservation_not_found');
  return found;
};

/** Holds for one order of another system, one after the other, as they ended. */
const maxHoldsOfOrder = 100;

/** The hold ids that belong together: the next is used when the one before is over. */
export type HoldIds = (index: number) => string;

/** Another system's order always leads to the same ids, whoever asks. */
export const holdIdsOfOrder =
  (externalOrderId: string): HoldIds =>
  (index) =>
    derivedId('hold', 'order', externalOrderId, index);

export interface LatestHold {
  readonly latest: { readonly hold: HoldOpened['data']; readonly position: bigint } | undefined;
  /** For one more. */
  readonly nextId: string;
}

/** Throws `hold_exists` when there were too many. */
export const latestHold = async (holds: Holds, idOf: HoldIds): Promise<LatestHold> => {
  let latest: LatestHold['latest'];
  for (let index = 0; index < maxHoldsOfOrder; index += 1) {
    const nextId = idOf(index);
    const { state, position } = await holds.load(nextId);
    if (state.status === 'unknown') return { latest, nextId };
    if (state.status === 'open') latest = { hold: state.hold, position };
  }
  const detail = `its stock was held and given back ${maxHoldsOfOrder} times`;
  throw commandProblem('hold_exists', { detail });
};

/**
 * For an order of this ledger by its id, or of another system by what that calls it. Throws
 * `reservation_not_found`.
 */
export const findReservationOfOrder = async (parts: Parts, orderId: string): Promise<Found> => {
  const found = await findOrder(parts, orderId);
  if (found !== undefined) return found;
  const { latest } = await latestHold(parts.holds, holdIdsOfOrder(orderId));
  if (latest === undefined) throw commandProblem('reservation_not_found');
  return { kind: 'hold', reservation: holdOf(latest.hold), position: latest.position };
};
