import { assertNever } from '../shared/decider.ts';
import type { Decider, Decision } from '../shared/decider.ts';
import type { StockItem } from '../shared/ids.ts';
import type {
  AdjustStock,
  ConfirmReservation,
  ExpireReservation,
  ReceiveStock,
  ReleaseReservation,
  ReserveStock,
  ReturnStock,
  StockCommand,
  StockRejection,
} from './commands.ts';
import { endOf, mayBeForgotten } from './ended-reservations.ts';
import type { StockEvent } from './events.ts';
import { effectOf } from './movements.ts';
import type { Movement } from './movements.ts';
import { availableOf, evolveStock, initialStock } from './stock.ts';
import type { StockState } from './stock.ts';

type StockDecision = Decision<StockEvent, StockRejection>;

/** A state that has seen its first receipt. */
type Stocked = StockState & { readonly item: StockItem };

/** Pieces that one item can hold, and that one movement can carry. */
export const maxStock = 1_000_000_000;

const isQuantity = (quantity: number): boolean =>
  Number.isInteger(quantity) && quantity > 0 && quantity <= maxStock;

const badQuantity: StockRejection = {
  code: 'quantity_out_of_range',
  detail: `a quantity is an integer from 1 to ${maxStock}`,
};

const tooMuch: StockRejection = {
  code: 'quantity_out_of_range',
  detail: `an item holds at most ${maxStock} pieces`,
};

/** `[]` for the repetition of a movement, a rejection for another one under its id. */
const seenBefore = (state: StockState, movement: Movement): StockDecision | undefined => {
  const known = state.movements.get(movement.data.movementId);
  if (known === undefined) return undefined;
  return known === effectOf(movement) ? [] : { code: 'id_reused' };
};

const receive = (command: ReceiveStock, state: StockState): StockDecision => {
  const { item, movementId, quantity, reason, at } = command;
  if (!isQuantity(quantity)) return badQuantity;
  const { warehouseId, productId } = item;
  const received: StockEvent = {
    type: 'StockReceived',
    data: { warehouseId, productId, movementId, quantity, reason, receivedAt: at },
  };
  const seen = seenBefore(state, received);
  if (seen !== undefined) return seen;
  return state.received + quantity > maxStock ? tooMuch : [received];
};

const adjust = (command: AdjustStock, state: Stocked): StockDecision => {
  const { movementId, change, reason, at } = command;
  if (!isQuantity(Math.abs(change))) return badQuantity;
  const adjusted: StockEvent = {
    type: 'StockAdjusted',
    data: { ...state.item, movementId, change, reason, adjustedAt: at },
  };
  const seen = seenBefore(state, adjusted);
  if (seen !== undefined) return seen;
  const available = availableOf(state);
  if (available + change < 0) {
    return { code: 'insufficient_stock', requested: -change, available };
  }
  return state.received + change > maxStock ? tooMuch : [adjusted];
};

const reserve = (command: ReserveStock, state: Stocked): StockDecision => {
  const { reservationId, quantity, expiresAt, at } = command;
  if (!isQuantity(quantity)) return badQuantity;
  const active = state.active.get(reservationId);
  if (active !== undefined) return active.quantity === quantity ? [] : { code: 'id_reused' };
  const end = endOf(state.ended, reservationId);
  if (end !== undefined) return { code: 'reservation_ended', end };
  if (expiresAt <= at || mayBeForgotten(state.ended, expiresAt)) {
    return { code: 'expiry_in_the_past' };
  }
  const available = availableOf(state);
  if (quantity > available) return { code: 'insufficient_stock', requested: quantity, available };
  return [
    {
      type: 'StockReserved',
      data: { ...state.item, reservationId, quantity, expiresAt, reservedAt: at },
    },
  ];
};

const confirm = (command: ConfirmReservation, state: Stocked): StockDecision => {
  const { reservationId, at } = command;
  const active = state.active.get(reservationId);
  if (active === undefined) {
    const end = endOf(state.ended, reservationId);
    if (end === 'confirmed') return [];
    return end === undefined ? { code: 'unknown_reservation' } : { code: 'reservation_ended', end };
  }
  const { quantity } = active;
  return [
    {
      type: 'ReservationConfirmed',
      data: { ...state.item, reservationId, quantity, confirmedAt: at },
    },
  ];
};

/** Nothing to free twice; what was confirmed is not freed by a release or an expiry. */
const notActive = (state: StockState, reservationId: string): StockDecision =>
  endOf(state.ended, reservationId) === 'confirmed'
    ? { code: 'reservation_ended', end: 'confirmed' }
    : [];

const release = (command: ReleaseReservation, state: Stocked): StockDecision => {
  const { reservationId, reason, at } = command;
  const active = state.active.get(reservationId);
  if (active === undefined) return notActive(state, reservationId);
  const { quantity } = active;
  return [
    {
      type: 'ReservationReleased',
      data: { ...state.item, reservationId, quantity, reason, releasedAt: at },
    },
  ];
};

const expire = (command: ExpireReservation, state: Stocked): StockDecision => {
  const { reservationId, at } = command;
  const active = state.active.get(reservationId);
  if (active === undefined) return notActive(state, reservationId);
  const { quantity, expiresAt } = active;
  if (at < expiresAt) return { code: 'not_due', expiresAt };
  return [
    { type: 'ReservationExpired', data: { ...state.item, reservationId, quantity, expiredAt: at } },
  ];
};

const giveBack = (command: ReturnStock, state: Stocked): StockDecision => {
  const { movementId, reservationId, quantity, at } = command;
  if (!isQuantity(quantity)) return badQuantity;
  const returned: StockEvent = {
    type: 'StockReturned',
    data: { ...state.item, movementId, reservationId, quantity, returnedAt: at },
  };
  const seen = seenBefore(state, returned);
  if (seen !== undefined) return seen;
  const { confirmed } = state;
  return quantity > confirmed ? { code: 'nothing_confirmed', confirmed } : [returned];
};

const decideStock = (command: StockCommand, state: StockState): StockDecision => {
  if (command.type === 'ReceiveStock') return receive(command, state);
  if (state.item === null) return { code: 'unknown_stock_item' };
  const stocked = { ...state, item: state.item };
  switch (command.type) {
    case 'AdjustStock':
      return adjust(command, stocked);
    case 'ReserveStock':
      return reserve(command, stocked);
    case 'ConfirmReservation':
      return confirm(command, stocked);
    case 'ReleaseReservation':
      return release(command, stocked);
    case 'ExpireReservation':
      return expire(command, stocked);
    case 'ReturnStock':
      return giveBack(command, stocked);
    default:
      return assertNever(command);
  }
};

export const stockDecider: Decider<StockState, StockCommand, StockEvent, StockRejection> = {
  initialState: initialStock,
  decide: decideStock,
  evolve: evolveStock,
};
