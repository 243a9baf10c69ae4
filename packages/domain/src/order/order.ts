import { assertNever } from '../shared/decider.ts';
import type { OrderEvent, OrderPaid, OrderPlaced, Shortage } from './events.ts';

export type PlacedOrder = OrderPlaced['data'];
export type Payment = OrderPaid['data'];

interface Placed {
  readonly order: PlacedOrder;
}

/** One member per status; each carries what is known in it. */
export type OrderState =
  | { readonly status: 'unplaced' }
  | { readonly status: 'abandoned' }
  | (Placed & { readonly status: 'placed' })
  | (Placed & { readonly status: 'rejected'; readonly shortages: readonly Shortage[] })
  | (Placed & { readonly status: 'reserved' })
  | (Placed & { readonly status: 'paid'; readonly payment: Payment })
  | (Placed & { readonly status: 'confirmed'; readonly payment: Payment })
  | (Placed & {
      readonly status: 'cancelled';
      readonly payment: Payment | null;
      readonly refundRequested: boolean;
    })
  | (Placed & { readonly status: 'expired' });

export type OrderStatus = OrderState['status'];

export const initialOrder: OrderState = { status: 'unplaced' };

/** The payment of an order that has one. */
export const paymentOf = (state: OrderState): Payment | null =>
  'payment' in state ? state.payment : null;

export const evolveOrder = (state: OrderState, event: OrderEvent): OrderState => {
  if (event.type === 'OrderPlaced') return { status: 'placed', order: event.data };
  if (event.type === 'OrderAbandoned') return { status: 'abandoned' };
  if (!('order' in state)) return state;
  const { order } = state;
  switch (event.type) {
    case 'OrderReserved':
      return { status: 'reserved', order };
    case 'OrderRejected':
      return { status: 'rejected', order, shortages: event.data.shortages };
    case 'OrderPaid':
      return { status: 'paid', order, payment: event.data };
    case 'OrderConfirmed':
      return state.status === 'paid' ? { ...state, status: 'confirmed' } : state;
    case 'OrderCancelled':
      return { status: 'cancelled', order, payment: paymentOf(state), refundRequested: false };
    case 'OrderExpired':
      return { status: 'expired', order };
    case 'RefundRequested':
      return state.status === 'cancelled' ? { ...state, refundRequested: true } : state;
    default:
      return assertNever(event);
  }
};
