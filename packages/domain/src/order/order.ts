import { assertNever } from '../shared/decider.ts';
import type { SealedText } from '../shared/sealed-text.ts';
import type {
  ChangeEvent,
  OrderCancelled,
  OrderEvent,
  OrderLine,
  OrderPaid,
  OrderPlaced,
  ReturnCompleted,
  ShipmentDispatched,
  Shortage,
} from './events.ts';
import { linesAfter, statusByPieces } from './line-pieces.ts';
import type { LinePieces } from './line-pieces.ts';
import { goodsAfter, noGoods } from './order-goods.ts';
import type { OrderGoods } from './order-goods.ts';
import { moneyAfter, noMoney } from './order-money.ts';
import type { OrderMoney } from './order-money.ts';

export type PlacedOrder = OrderPlaced['data'];
export type Payment = OrderPaid['data'];

/** An order as it is now: its lines, totals, deadline, address and notes after every change. */
export type Order = Omit<PlacedOrder, 'lines'> & {
  readonly lines: readonly (OrderLine & LinePieces)[];
  /** A JSON object of the caller's. */
  readonly metadata?: SealedText | null;
};

interface Placed {
  readonly order: Order;
  readonly money: OrderMoney;
  readonly goods: OrderGoods;
}

/** The statuses of an order that is paid and not cancelled. */
export type PaidStatus =
  | 'paid'
  | 'confirmed'
  | 'processing'
  | 'partially_shipped'
  | 'shipped'
  | 'delivered'
  | 'partially_returned'
  | 'returned';

export type PaidState = Placed & { readonly status: PaidStatus; readonly payment: Payment };

/** The state of an order that was placed. */
export type PlacedState =
  | (Placed & { readonly status: 'placed' | 'reserved' | 'expired' })
  | (Placed & { readonly status: 'rejected'; readonly shortages: readonly Shortage[] })
  | PaidState
  | (Placed & {
      readonly status: 'cancelled';
      readonly payment: Payment | null;
      readonly cancellation: OrderCancelled['data'];
    });

/** What is known of an order in each status. Plain values only. */
export type OrderState =
  | { readonly status: 'unplaced' }
  | { readonly status: 'abandoned' }
  | PlacedState;

export type OrderStatus = OrderState['status'];

export const initialOrder: OrderState = { status: 'unplaced' };

/** The payment of an order that has one. */
export const paymentOf = (state: OrderState): Payment | null =>
  'payment' in state ? state.payment : null;

export const isPaid = (state: OrderState): state is PaidState =>
  'payment' in state && state.status !== 'cancelled';

const orderAfter = (order: Order, event: ChangeEvent): Order => {
  switch (event.type) {
    case 'ItemsCancelled':
    case 'QuantitiesChanged':
      return { ...order, lines: linesAfter(order.lines, event), totals: event.data.totals };
    case 'ShippingAddressChanged':
      return { ...order, shippingAddress: event.data.shippingAddress };
    case 'NotesChanged':
      return { ...order, notes: event.data.notes };
    case 'MetadataChanged':
      return { ...order, metadata: event.data.metadata };
    case 'PaymentDeadlineExtended':
      return { ...order, paymentDueAt: event.data.paymentDueAt };
    default:
      return assertNever(event);
  }
};

const withStatus = (state: PlacedState, status: PaidStatus): OrderState =>
  isPaid(state) ? { ...state, status } : state;

/** Pieces leave or come back. */
const withPieces = (
  state: PlacedState,
  event: ShipmentDispatched | ReturnCompleted,
): OrderState => {
  if (!isPaid(state)) return state;
  const lines = linesAfter(state.order.lines, event);
  const status = statusByPieces(state.status, event, lines);
  const goods = goodsAfter(state.goods, event);
  return { ...state, status, order: { ...state.order, lines }, goods };
};

/** What a stream begins with. */
type FirstEvent = Extract<OrderEvent, { type: 'OrderPlaced' | 'OrderAbandoned' }>;

const evolvePlaced = (state: PlacedState, event: Exclude<OrderEvent, FirstEvent>): OrderState => {
  const { order, money, goods } = state;
  switch (event.type) {
    case 'OrderReserved':
      return { status: 'reserved', order, money, goods };
    case 'OrderRejected':
      return { status: 'rejected', order, money, goods, shortages: event.data.shortages };
    case 'OrderExpired':
      return { status: 'expired', order, money, goods };
    case 'OrderPaid': {
      const after = moneyAfter(money, event);
      return { status: 'paid', order, money: after, goods, payment: event.data };
    }
    case 'OrderCancelled': {
      const over = { payment: paymentOf(state), cancellation: event.data };
      return { status: 'cancelled', order, money, goods, ...over };
    }
    case 'OrderConfirmed':
      return withStatus(state, 'confirmed');
    case 'ProcessingStarted':
      return withStatus(state, 'processing');
    case 'OrderShipped':
      return withStatus(state, 'shipped');
    case 'OrderDelivered':
      return withStatus({ ...state, goods: goodsAfter(goods, event) }, 'delivered');
    case 'ShipmentDispatched':
    case 'ReturnCompleted':
      return withPieces(state, event);
    case 'ShipmentDelivered':
    case 'ReturnRequested':
    case 'ReturnDeclined':
      return { ...state, goods: goodsAfter(goods, event) };
    case 'PaymentRequested':
    case 'PaymentFailed':
    case 'SurplusPaymentReceived':
    case 'RefundRequested':
    case 'RefundCompleted':
    case 'RefundFailed':
      return { ...state, money: moneyAfter(money, event) };
    case 'ItemsCancelled':
    case 'QuantitiesChanged':
    case 'ShippingAddressChanged':
    case 'NotesChanged':
    case 'MetadataChanged':
    case 'PaymentDeadlineExtended':
      return { ...state, order: orderAfter(order, event) };
    default:
      return assertNever(event);
  }
};

export const evolveOrder = (state: OrderState, event: OrderEvent): OrderState => {
  if (event.type === 'OrderPlaced') {
    return { status: 'placed', order: event.data, money: noMoney, goods: noGoods };
  }
  if (event.type === 'OrderAbandoned') return { status: 'abandoned' };
  return 'order' in state ? evolvePlaced(state, event) : state;
};
