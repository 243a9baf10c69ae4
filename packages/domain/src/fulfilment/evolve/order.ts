import type { OrderEvent } from '../../order/events.ts';
import type {
  LinePart,
  OrderPlaced,
  ReturnCompleted,
  ShipmentDispatched,
} from '../../order/events.ts';
import { linesAfter } from '../../order/line-pieces.ts';
import { stockDemand } from '../../order/lines.ts';
import { assertNever } from '../../shared/decider.ts';
import { stockItemId } from '../../shared/ids.ts';
import type { StockQuantity } from '../../shared/ids.ts';
import { newItem } from '../state.ts';
import type { DueMovement, FulfilmentLine, FulfilmentState, OrderPhase } from '../state.ts';
import { closeCharges, closeMoney, openMoney } from './money.ts';

/** The order asks for other pieces than before. */
const withLines = (state: FulfilmentState, lines: readonly FulfilmentLine[]): FulfilmentState => {
  const items = Object.fromEntries(
    Object.entries(state.items).map(([id, item]) => [id, { ...item, ordered: 0 }]),
  );
  for (const wanted of stockDemand(lines)) {
    const id = stockItemId(wanted);
    items[id] = { ...(items[id] ?? newItem(wanted, 0)), ordered: wanted.quantity };
  }
  return { ...state, lines, items };
};

const placed = (state: FulfilmentState, data: OrderPlaced['data']): FulfilmentState => {
  const lines = data.lines.map(({ warehouseId, productId, quantity }) => ({
    warehouseId,
    productId,
    quantity,
  }));
  return { ...withLines(state, lines), phase: 'placed', paymentDueAt: data.paymentDueAt };
};

/** Pieces of some lines move; lines of the same item together. */
const withMovements = (
  state: FulfilmentState,
  kind: DueMovement['kind'],
  id: string,
  parts: readonly LinePart[],
): FulfilmentState => {
  const pieces = parts.flatMap(({ line, quantity }): readonly StockQuantity[] => {
    const item = state.lines[line - 1];
    return item === undefined ? [] : [{ ...item, quantity }];
  });
  const due = stockDemand(pieces).map((moved) => ({ ...moved, kind, id }));
  return due.length === 0 ? state : { ...state, movements: [...state.movements, ...due] };
};

const dispatched = (state: FulfilmentState, { data }: ShipmentDispatched): FulfilmentState =>
  withMovements({ ...state, dispatched: true }, 'ship', data.shipmentId, data.lines);

const returned = (state: FulfilmentState, { data }: ReturnCompleted): FulfilmentState => {
  const restocked = data.lines.filter(({ restock }) => restock);
  return withMovements(state, 'restock', data.returnId, restocked);
};

const inPhase = (state: FulfilmentState, phase: OrderPhase): FulfilmentState => ({
  ...state,
  phase,
});

const learn = (state: FulfilmentState, event: OrderEvent): FulfilmentState => {
  switch (event.type) {
    case 'OrderPlaced':
      return placed(state, event.data);
    case 'OrderReserved':
      return inPhase(state, 'reserved');
    case 'OrderRejected':
      return inPhase(state, 'rejected');
    case 'OrderPaid':
      return closeCharges(inPhase(state, 'paid'));
    case 'OrderConfirmed':
      return inPhase(state, 'confirmed');
    case 'OrderCancelled':
      return inPhase(state, 'cancelled');
    case 'OrderExpired':
      return inPhase(state, 'expired');
    case 'OrderAbandoned':
      return inPhase(state, 'abandoned');
    case 'ItemsCancelled':
    case 'QuantitiesChanged':
      // The first version kept no lines.
      return state.lines.length === 0 ? state : withLines(state, linesAfter(state.lines, event));
    case 'PaymentDeadlineExtended':
      return { ...state, paymentDueAt: event.data.paymentDueAt };
    case 'ShipmentDispatched':
      return dispatched(state, event);
    case 'ReturnCompleted':
      return returned(state, event);
    case 'PaymentRequested': {
      const { paymentId: id, method, amount, currency } = event.data;
      return openMoney(state, { kind: 'charge', id, method, amount, currency });
    }
    case 'PaymentFailed': {
      const { paymentId } = event.data;
      return paymentId === null ? state : closeMoney(state, 'charge', paymentId);
    }
    case 'RefundRequested': {
      const { refundId: id, paymentReference, amount, currency } = event.data;
      return openMoney(state, { kind: 'refund', id, paymentReference, amount, currency });
    }
    case 'RefundCompleted':
    case 'RefundFailed':
      return closeMoney(state, 'refund', event.data.refundId);
    case 'SurplusPaymentReceived':
    case 'ShippingAddressChanged':
    case 'NotesChanged':
    case 'MetadataChanged':
    case 'ProcessingStarted':
    case 'OrderShipped':
    case 'ShipmentDelivered':
    case 'OrderDelivered':
    case 'ReturnRequested':
    case 'ReturnDeclined':
      return state;
    default:
      return assertNever(event);
  }
};

/** What an event of the order tells. Its revision says whether it was told before. */
export const afterOrderEvent = (
  state: FulfilmentState,
  event: OrderEvent,
  revision: number,
): FulfilmentState => {
  if (revision <= state.revision) return state;
  const learnt = learn(state, event);
  return learnt === state ? state : { ...learnt, revision };
};
