import type { OrderEvent, OrderPlaced } from '../order/events.ts';
import { stockDemand } from '../order/lines.ts';
import { assertNever } from '../shared/decider.ts';
import { stockItemId } from '../shared/ids.ts';
import type { Instant, StockQuantity } from '../shared/ids.ts';
import type { StockRejection } from '../stock-reservation/commands.ts';
import type { StockEvent } from '../stock-reservation/events.ts';
import { cancelMovement } from './actions.ts';
import type { CommandStock } from './actions.ts';
import type { FulfilmentInput, WarehouseReport } from './inputs.ts';
import { itemRank, orderRank } from './ranks.ts';
import type { FulfilmentItem, FulfilmentState, ItemPhase, OrderPhase } from './state.ts';

const phaseAfter: Readonly<Record<OrderEvent['type'], OrderPhase>> = {
  OrderPlaced: 'placed',
  OrderReserved: 'reserved',
  OrderRejected: 'rejected',
  OrderPaid: 'paid',
  OrderConfirmed: 'confirmed',
  OrderCancelled: 'cancelled',
  RefundRequested: 'cancelled',
  OrderExpired: 'expired',
  OrderAbandoned: 'abandoned',
};

const withPhase = (state: FulfilmentState, phase: OrderPhase): FulfilmentState =>
  orderRank[phase] > orderRank[state.phase] ? { ...state, phase } : state;

const newItem = (wanted: StockQuantity): FulfilmentItem => {
  const { warehouseId, productId, quantity } = wanted;
  const unknown = { ordered: 0, expiresAt: null, available: null };
  return { warehouseId, productId, quantity, phase: 'pending', ...unknown };
};

const withItem = (state: FulfilmentState, item: FulfilmentItem): FulfilmentState => ({
  ...state,
  items: { ...state.items, [stockItemId(item)]: item },
});

/** Moves one item forward, adding it when it is new. */
const moveItem = (
  state: FulfilmentState,
  of: StockQuantity,
  phase: ItemPhase,
  facts: Partial<Pick<FulfilmentItem, 'quantity' | 'expiresAt' | 'available'>> = {},
): FulfilmentState => {
  const item = state.items[stockItemId(of)] ?? newItem(of);
  return itemRank[phase] > itemRank[item.phase]
    ? withItem(state, { ...item, ...facts, phase })
    : state;
};

const placed = (state: FulfilmentState, data: OrderPlaced['data']): FulfilmentState => {
  if (state.paymentDueAt !== null) return state;
  const items = { ...state.items };
  for (const wanted of stockDemand(data.lines)) {
    const id = stockItemId(wanted);
    items[id] = { ...(items[id] ?? newItem(wanted)), ordered: wanted.quantity };
  }
  return { ...state, items, paymentDueAt: data.paymentDueAt };
};

const reserved = (
  state: FulfilmentState,
  data: StockQuantity & { readonly expiresAt: Instant; readonly reservedAt: Instant },
): FulfilmentState => {
  const { quantity, expiresAt } = data;
  const moved = moveItem(state, data, 'reserved', { quantity, expiresAt });
  return moved === state || state.firstReservedAt !== null
    ? moved
    : { ...moved, firstReservedAt: data.reservedAt };
};

const afterStockEvent = (state: FulfilmentState, event: StockEvent): FulfilmentState => {
  switch (event.type) {
    case 'StockReserved':
      return reserved(state, event.data);
    case 'ReservationConfirmed':
      return moveItem(state, event.data, 'confirmed');
    case 'ReservationReleased':
      return moveItem(state, event.data, 'released');
    case 'ReservationExpired':
      return moveItem(state, event.data, 'expired');
    case 'StockReturned':
      return event.data.movementId === cancelMovement(state.orderId)
        ? moveItem(state, event.data, 'returned')
        : state;
    case 'StockReceived':
    case 'StockAdjusted':
      return state;
    default:
      return assertNever(event);
  }
};

/** What a stock stream's refusal tells of the item. Most refusals repeat what an event says. */
const afterStockRejection = (
  state: FulfilmentState,
  { item, command }: CommandStock,
  rejection: StockRejection,
): FulfilmentState => {
  const known = state.items[stockItemId(item)];
  if (known === undefined) return state;
  if (rejection.code === 'reservation_ended') return moveItem(state, known, rejection.end);
  if (command.type !== 'ReserveStock' && command.type !== 'ConfirmReservation') return state;
  if (rejection.code === 'unknown_stock_item') return moveItem(state, known, 'refused');
  const available = rejection.code === 'insufficient_stock' ? rejection.available : 0;
  return moveItem(state, known, 'refused', { available });
};

const answers = {
  reserve: { accepted: 'reserved', refused: 'refused' },
  commit: { accepted: 'committed', refused: 'commitRefused' },
  cancel: { accepted: 'cancelled', refused: 'kept' },
} as const;

/** The answer to a cancel is the last word; a late acceptance after a refusal is believed. */
const afterReport = (
  state: FulfilmentState,
  { operation, outcome }: WarehouseReport,
): FulfilmentState => {
  const { answer, ask } = state.warehouse;
  if (answer === 'cancelled' || answer === 'kept' || outcome === 'unknown') return state;
  if (outcome === 'failed') {
    const open = operation === 'reserve' && answer === 'none' && ask !== null && !ask.failed;
    return open ? { ...state, warehouse: { answer, ask: { ...ask, failed: true } } } : state;
  }
  const said = answers[operation][outcome];
  const stale = said === 'reserved' && (answer === 'committed' || answer === 'commitRefused');
  if (said === answer || stale) return state;
  return { ...state, warehouse: { answer: said, ask } };
};

const afterDelivery = (
  state: FulfilmentState,
  { action, at }: Extract<FulfilmentInput, { type: 'delivered' }>,
): FulfilmentState => {
  const { answer, ask } = state.warehouse;
  const last = ask !== null && action.kind === ask.kind && action.attempt === ask.attempt;
  if (!last || ask.delivered) return state;
  return { ...state, warehouse: { answer, ask: { ...ask, at, delivered: true } } };
};

/** Folds one input; answers the very same state when it says nothing new. */
export const evolveFulfilment = (
  state: FulfilmentState,
  input: FulfilmentInput,
): FulfilmentState => {
  switch (input.type) {
    case 'orderEvent': {
      const { event } = input;
      const known = event.type === 'OrderPlaced' ? placed(state, event.data) : state;
      return withPhase(known, phaseAfter[event.type]);
    }
    case 'stockEvent':
      return afterStockEvent(state, input.event);
    case 'stockRejected':
      return afterStockRejection(state, input.action, input.rejection);
    case 'delivered':
      return afterDelivery(state, input);
    case 'warehouseReported':
      return afterReport(state, input);
    default:
      return assertNever(input);
  }
};
