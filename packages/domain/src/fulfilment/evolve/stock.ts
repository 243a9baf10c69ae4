import { assertNever } from '../../shared/decider.ts';
import { stockItemId } from '../../shared/ids.ts';
import type { StockItem } from '../../shared/ids.ts';
import type { StockRejection } from '../../stock-reservation/commands.ts';
import type {
  ReservationResized,
  StockEvent,
  StockReserved,
  StockReturned,
} from '../../stock-reservation/events.ts';
import type { CommandStock } from '../actions.ts';
import { movementIdOf } from '../movements.ts';
import { newItem } from '../state.ts';
import type { FulfilmentItem, FulfilmentState, ItemPhase } from '../state.ts';

type Facts = Partial<FulfilmentItem>;

/** Changes one item, adding it when it is new. */
const withItem = (
  state: FulfilmentState,
  of: StockItem,
  learn: (item: FulfilmentItem) => Facts,
): FulfilmentState => {
  const id = stockItemId(of);
  const item = state.items[id] ?? newItem(of, 0);
  return { ...state, items: { ...state.items, [id]: { ...item, ...learn(item) } } };
};

const ends: readonly ItemPhase[] = ['released', 'expired', 'returned'];

/** A reservation after the end of an earlier one is another one, and nothing is known of it yet. */
const again = (item: FulfilmentItem): FulfilmentItem =>
  ends.includes(item.phase) ? { ...newItem(item, item.ordered), later: item.later + 1 } : item;

const reserved = (state: FulfilmentState, data: StockReserved['data']): FulfilmentState => ({
  ...withItem(state, data, (item) => ({
    ...again(item),
    quantity: data.quantity,
    expiresAt: data.expiresAt,
    phase: 'reserved',
  })),
  firstReservedAt: state.firstReservedAt ?? data.reservedAt,
});

const resized = (state: FulfilmentState, data: ReservationResized['data']): FulfilmentState =>
  withItem(state, data, () => ({
    quantity: data.quantity,
    raised: data.quantity > data.previous,
    excessSince: null,
    refusedSize: null,
    changing: null,
  }));

const givenBack = (state: FulfilmentState, data: StockReturned['data']): FulfilmentState =>
  withItem(state, data, ({ quantity, phase }) => {
    const left = quantity - data.quantity;
    return { quantity: left, changing: null, phase: left > 0 ? phase : 'returned' };
  });

/** It is booked, or cannot be. */
const withoutMovement = (
  state: FulfilmentState,
  of: StockItem,
  movementId: string,
): FulfilmentState => {
  const movements = state.movements.filter(
    (due) => movementIdOf(due) !== movementId || stockItemId(due) !== stockItemId(of),
  );
  return movements.length === state.movements.length ? state : { ...state, movements };
};

const learn = (state: FulfilmentState, event: StockEvent): FulfilmentState => {
  switch (event.type) {
    case 'StockReserved':
      return reserved(state, event.data);
    case 'ReservationExtended':
      return withItem(state, event.data, () => ({ expiresAt: event.data.expiresAt }));
    case 'ReservationResized':
      return resized(state, event.data);
    case 'ReservationConfirmed': {
      const { quantity } = event.data;
      return withItem(state, event.data, () => ({ quantity, phase: 'confirmed' }));
    }
    case 'ReservationReleased':
      return withItem(state, event.data, () => ({ phase: 'released' }));
    case 'ReservationExpired':
      return withItem(state, event.data, () => ({ phase: 'expired' }));
    case 'StockReturned':
      return givenBack(state, event.data);
    case 'StockShipped':
    case 'StockRestocked':
      return withoutMovement(state, event.data, event.data.movementId);
    case 'StockReceived':
    case 'StockAdjusted':
      return state;
    default:
      return assertNever(event);
  }
};

/** What an event of an item's stock tells. Its revision says whether it was told before. */
export const afterStockEvent = (
  state: FulfilmentState,
  event: StockEvent,
  revision: number,
): FulfilmentState => {
  if (revision <= (state.items[stockItemId(event.data)]?.revision ?? -1)) return state;
  const learnt = learn(state, event);
  return learnt === state ? state : withItem(learnt, event.data, () => ({ revision }));
};

/** What became of a reservation its events tell, in their order: a refusal only says it sooner. */
const toldByEvents: ReadonlySet<StockRejection['code']> = new Set([
  'reservation_ended',
  'reservation_changed',
  'unknown_reservation',
]);

/** What a stock stream's refusal tells of the item that no event does. */
export const afterStockRejection = (
  state: FulfilmentState,
  { item: of, command, key }: CommandStock,
  rejection: StockRejection,
): FulfilmentState => {
  const item = state.items[stockItemId(of)];
  if (item === undefined) return state;
  const none = rejection.code === 'unknown_stock_item' ? null : 0;
  const available = rejection.code === 'insufficient_stock' ? rejection.available : none;
  const told = toldByEvents.has(rejection.code);
  const { type } = command;
  if (type === 'ReserveStock' && item.phase === 'pending' && !told) {
    return withItem(state, item, () => ({ phase: 'refused', available }));
  }
  if (type === 'ShipStock' || type === 'RestockReturn') {
    return withoutMovement(state, item, command.movementId);
  }
  if (type !== 'ResizeReservation' && type !== 'ReturnStock') return state;
  const refused = type === 'ResizeReservation' && !told;
  const facts = refused ? { refusedSize: command.quantity, available } : {};
  const changing = item.changing === key ? null : item.changing;
  return withItem(state, item, () => ({ ...facts, changing }));
};
