import type {
  AdjustStock,
  CountStock,
  ReceiveStock,
  RestockReturn,
  ReturnStock,
  ShipStock,
} from '../commands.ts';
import type { ReservationReleased, StockAdjusted, StockEvent } from '../events.ts';
import { effectOf } from '../movements.ts';
import type { Movement } from '../movements.ts';
import { availableOf, onHandOf } from '../stock.ts';
import type { StockState } from '../stock.ts';
import { badCount, badQuantity, isQuantity, maxStock, tooMuch } from './stocked.ts';
import type { StockDecision, Stocked } from './stocked.ts';

/** Reservations that one forced adjustment can end: its events have to fit into one append. */
export const maxForcedReleases = 1_000;

/** `[]` for the repetition of a movement, a rejection for another one under its id. */
const seenBefore = (state: StockState, movement: Movement): StockDecision | undefined => {
  const known = state.movements.get(movement.data.movementId);
  if (known === undefined) return undefined;
  return known === effectOf(movement) ? [] : { code: 'id_reused' };
};

export const receive = (command: ReceiveStock, state: StockState): StockDecision => {
  const { item, movementId, quantity, reason, at } = command;
  if (!isQuantity(quantity)) return badQuantity;
  const { warehouseId, productId } = item;
  const received: Movement = {
    type: 'StockReceived',
    data: { warehouseId, productId, movementId, quantity, reason, receivedAt: at },
  };
  const seen = seenBefore(state, received);
  if (seen !== undefined) return seen;
  return onHandOf(state) + quantity > maxStock ? tooMuch : [received];
};

/** The newest active reservations that together hold enough. The only look at all of them. */
const newestHolding = (state: Stocked, missing: number, at: string): ReservationReleased[] => {
  const newest = [...state.active.entries()].toSorted(([, a], [, b]) => b.number - a.number);
  const released: ReservationReleased[] = [];
  let freed = 0;
  for (const [reservationId, { quantity }] of newest) {
    if (freed >= missing) break;
    freed += quantity;
    const data = { ...state.item, reservationId, quantity, releasedAt: at };
    released.push({ type: 'ReservationReleased', data: { ...data, reason: 'shortfall' } });
  }
  return released;
};

const book = (adjusted: StockAdjusted, force: boolean, state: Stocked): StockDecision => {
  const seen = seenBefore(state, adjusted);
  if (seen !== undefined) return seen;
  const { change, adjustedAt: at } = adjusted.data;
  if (onHandOf(state) + change > maxStock) return tooMuch;
  const free = availableOf(state);
  if (free + change >= 0) return [adjusted];
  const available = force ? free + state.reserved : free;
  if (available + change < 0) {
    return { code: 'insufficient_stock', requested: -change, available };
  }
  const released: readonly StockEvent[] = newestHolding(state, -(free + change), at);
  return released.length > maxForcedReleases
    ? { code: 'too_many_releases', limit: maxForcedReleases }
    : [...released, adjusted];
};

export const adjust = (command: AdjustStock, state: Stocked): StockDecision => {
  const { movementId, change, reason, force, at } = command;
  if (!isQuantity(Math.abs(change))) return badQuantity;
  const data = { ...state.item, movementId, change, counted: null, reason, adjustedAt: at };
  return book({ type: 'StockAdjusted', data }, force, state);
};

export const count = (command: CountStock, state: Stocked): StockDecision => {
  const { movementId, counted, reason, force, at } = command;
  if (counted !== 0 && !isQuantity(counted)) return badCount;
  const change = counted - onHandOf(state);
  const data = { ...state.item, movementId, change, counted, reason, adjustedAt: at };
  return book({ type: 'StockAdjusted', data }, force, state);
};

type MoveSold = ReturnStock | ShipStock | RestockReturn;

const ofReservation = (command: MoveSold, { item }: Stocked) => {
  const { movementId, reservationId, quantity } = command;
  return { ...item, movementId, reservationId, quantity };
};

/** Moves pieces that are sold and have not left. */
const moveUnshipped = (quantity: number, movement: Movement, state: Stocked): StockDecision => {
  if (!isQuantity(quantity)) return badQuantity;
  const seen = seenBefore(state, movement);
  if (seen !== undefined) return seen;
  const confirmed = state.confirmed - state.shipped;
  return quantity > confirmed ? { code: 'nothing_confirmed', confirmed } : [movement];
};

export const giveBack = (command: ReturnStock, state: Stocked): StockDecision => {
  const data = { ...ofReservation(command, state), returnedAt: command.at };
  return moveUnshipped(command.quantity, { type: 'StockReturned', data }, state);
};

export const ship = (command: ShipStock, state: Stocked): StockDecision => {
  const data = { ...ofReservation(command, state), shippedAt: command.at };
  return moveUnshipped(command.quantity, { type: 'StockShipped', data }, state);
};

export const restock = (command: RestockReturn, state: Stocked): StockDecision => {
  const { quantity, at } = command;
  if (!isQuantity(quantity)) return badQuantity;
  const data = { ...ofReservation(command, state), restockedAt: at };
  const restocked: Movement = { type: 'StockRestocked', data };
  const seen = seenBefore(state, restocked);
  if (seen !== undefined) return seen;
  const { shipped } = state;
  return quantity > shipped ? { code: 'nothing_shipped', shipped } : [restocked];
};
