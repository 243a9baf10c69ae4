import type { Instant } from '../shared/ids.ts';
import type { Currency, Minor } from '../shared/money.ts';
import type { OrderCommand } from './commands.ts';
import type { OrderStatus } from './order.ts';

export type OrderRejection =
  | { readonly code: 'order_not_found' }
  | { readonly code: 'order_exists'; readonly status: OrderStatus }
  | {
      readonly code: 'illegal_transition';
      readonly status: OrderStatus;
      readonly command: OrderCommand['type'];
      /** What may be asked of the order as it is. */
      readonly legal: readonly OrderCommand['type'][];
    }
  | { readonly code: 'invalid_lines'; readonly detail: string }
  | { readonly code: 'amount_out_of_range'; readonly detail: string }
  | {
      readonly code: 'payment_amount_mismatch';
      readonly expected: { readonly amount: Minor; readonly currency: Currency };
    }
  | { readonly code: 'payment_overdue'; readonly paymentDueAt: Instant }
  | { readonly code: 'already_paid'; readonly reference: string }
  | { readonly code: 'not_due'; readonly paymentDueAt: Instant };
