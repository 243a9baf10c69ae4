import type { Instant } from '../shared/ids.ts';
import type { Currency, Minor } from '../shared/money.ts';
import type { OrderCommand } from './commands.ts';
import type { OrderStatus } from './order.ts';

type TransitionRejection =
  | { readonly code: 'order_not_found' }
  | { readonly code: 'order_exists'; readonly status: OrderStatus }
  | {
      readonly code: 'illegal_transition';
      readonly status: OrderStatus;
      readonly command: OrderCommand['type'];
      /** What may be asked of the order as it is. */
      readonly legal: readonly OrderCommand['type'][];
    }
  | { readonly code: 'not_due'; readonly paymentDueAt: Instant };

type ItemsRejection =
  | { readonly code: 'invalid_lines'; readonly detail: string }
  | { readonly code: 'amount_out_of_range'; readonly detail: string }
  /** Fewer pieces of a line can still be cancelled, sent or returned. */
  | {
      readonly code: 'not_enough_pieces';
      readonly line: number;
      readonly requested: number;
      readonly available: number;
    };

type ChangeRejection =
  /** Too late: pieces are on their way, or the order is paid. */
  | { readonly code: 'not_editable'; readonly field: 'shippingAddress' | 'quantities' }
  /** It would not be later than it is, or later than the ledger lets orders wait. */
  | {
      readonly code: 'deadline_out_of_range';
      readonly paymentDueAt: Instant;
      readonly latest: Instant;
    };

type PaymentRejection =
  | {
      readonly code: 'payment_amount_mismatch';
      readonly expected: { readonly amount: Minor; readonly currency: Currency };
    }
  | { readonly code: 'payment_overdue'; readonly paymentDueAt: Instant }
  | { readonly code: 'already_paid'; readonly reference: string }
  /** The provider has been asked and has not answered: what is to be paid cannot change now. */
  | { readonly code: 'payment_pending'; readonly paymentId: string }
  /** The money with this reference goes back: it cannot pay the order any more. */
  | { readonly code: 'payment_returned'; readonly reference: string }
  /** Its stock is being reserved: to be told again in a moment. */
  | { readonly code: 'not_reserved_yet' }
  | { readonly code: 'payment_not_found' }
  | { readonly code: 'refund_not_found' }
  /** The money is back already. */
  | { readonly code: 'refund_completed' };

type GoodsRejection =
  /** The id belongs to another shipment or return of the order. */
  | { readonly code: 'id_reused' }
  | { readonly code: 'shipment_not_found' }
  /** Pieces of the order are still to be shipped. */
  | { readonly code: 'not_all_shipped' }
  | { readonly code: 'return_not_found' }
  | { readonly code: 'return_ended'; readonly end: 'completed' | 'declined' }
  | { readonly code: 'return_window_closed'; readonly closedAt: Instant }
  /** Everything is back or announced. */
  | { readonly code: 'nothing_to_return' };

export type OrderRejection =
  | TransitionRejection
  | ItemsRejection
  | ChangeRejection
  | PaymentRejection
  | GoodsRejection;

export const totalsOutOfRange = {
  code: 'amount_out_of_range',
  detail: 'the totals of the order are out of range',
} as const satisfies OrderRejection;
