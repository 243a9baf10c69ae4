import { assertNever } from '../../shared/decider.ts';
import { stockItemId } from '../../shared/ids.ts';
import type { StockItem } from '../../shared/ids.ts';
import type { StockCommand, StockRejection } from '../../stock-reservation/commands.ts';
import type {
  ReservationResized,
  StockEvent,
  StockReserved,
  StockReturned,
} from '../../stock-reservation/events.ts';
import type { CommandStock } from '../actions.ts';
import { movementIdOf } from '../movements.ts';
import { further } from '../ranks.ts';
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

/** A reservation after the end of an earlier one is another one, and nothing is known of it yet. */
const again = (item: FulfilmentItem): FulfilmentItem =>
  item.over ? { ...newItem(item, item.ordered), later: item.later + 1 } : item;

const reserved = (state: FulfilmentState, data: StockReserved['data']): FulfilmentState => ({
  ...withItem(state, data, (item) => ({
    ...again(item),
    quantity: data.quantity,
    expiresAt: data.expiresAt,
    phase: further(again(item).phase, 'reserved'),
  })),
  firstReservedAt: state.firstReservedAt ?? data.reservedAt,
});

const resized = (state: FulfilmentState, data: ReservationResized['data']): FulfilmentState =>
  withItem(state, data, () => ({
    quantity: data.quantity,
    raised: data.quantity > data.previous,
    excessSince: null,
    refusedSize: null,
    changing: false,
  }));

const givenBack = (state: FulfilmentState, data: StockReturned['data']): FulfilmentState =>
  withItem(state, data, ({ quantity, phase }) => {
    const left = quantity - data.quantity;
    const over = left <= 0;
    return { quantity: left, changing: false, over, phase: over ? 'returned' : phase };
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

const ended = (state: FulfilmentState, of: StockItem, to: ItemPhase): FulfilmentState =>
  withItem(state, of, ({ phase }) => ({ phase: further(phase, to), over: true }));

const learn = (state: FulfilmentState, event: StockEvent): FulfilmentState => {
  switch (event.type) {
    case 'StockReserved':
      return reserved(state, event.data);
    case 'ReservationExtended':
      return withItem(state, event.data, () => ({ expiresAt: event.data.expiresAt }));
    case 'ReservationResized':
      return resized(state, event.data);
    case 'ReservationConfirmed':
      return withItem(state, event.data, ({ phase }) => ({
        quantity: event.data.quantity,
        phase: further(phase, 'confirmed'),
      }));
    case 'ReservationReleased':
      return ended(state, event.data, 'released');
    case 'ReservationExpired':
      return ended(state, event.data, 'expired');
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

/** What the refusal of a command tells beyond that a reservation has ended. */
const refused = (
  state: FulfilmentState,
  item: FulfilmentItem,
  command: StockCommand,
  rejection: StockRejection,
): FulfilmentState => {
  const none = rejection.code === 'unknown_stock_item' ? null : 0;
  const available = rejection.code === 'insufficient_stock' ? rejection.available : none;
  const { type } = command;
  if (type === 'ReserveStock' || type === 'ConfirmReservation') {
    const phase = further(item.phase, 'refused');
    return phase === item.phase ? state : withItem(state, item, () => ({ phase, available }));
  }
  if (type === 'ShipStock' || type === 'RestockReturn') {
    return withoutMovement(state, item, command.movementId);
  }
  if (type !== 'ResizeReservation' && type !== 'ReturnStock') return state;
  // Resized by somebody else or gone: an event says so.
  const told = ['reservation_changed', 'unknown_reservation'].includes(rejection.code);
  const answered = withItem(state, item, () => ({ changing: false }));
  return told || type === 'ReturnStock'
    ? answered
    : withItem(answered, item, () => ({ refusedSize: command.quantity, available }));
};

/** What a stock stream's refusal tells of the item. Most refusals repeat what an event says. */
export const afterStockRejection = (
  state: FulfilmentState,
  { item, command }: CommandStock,
  rejection: StockRejection,
): FulfilmentState => {
  const known = state.items[stockItemId(item)];
  if (known === undefined) return state;
  if (rejection.code !== 'reservation_ended') return refused(state, known, command, rejection);
  const phase = further(known.phase, rejection.end);
  const changing = known.changing && command.type !== 'ResizeReservation';
  const news = phase !== known.phase || changing !== known.changing;
  return news ? withItem(state, known, () => ({ phase, changing })) : state;
};
