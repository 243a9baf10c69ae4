import type { OrderCommand } from './commands.ts';
import type { OrderRejection } from './rejections.ts';

type Refusals = Readonly<Record<OrderCommand['type'], readonly OrderRejection['code'][]>>;

const transition = ['order_not_found', 'illegal_transition'] as const;
const parts = ['invalid_lines', 'not_enough_pieces'] as const;

/**
 * Why each command can be refused. The deciders' types are held to it, so that whoever passes
 * commands on can say it without looking at them.
 */
export const refusalsByCommand = {
  PlaceOrder: ['order_exists', 'invalid_lines', 'amount_out_of_range'],
  ReserveOrder: transition,
  RejectOrder: transition,
  PayOrder: [
    ...transition,
    'already_paid',
    'payment_amount_mismatch',
    'payment_overdue',
    'payment_returned',
  ],
  ConfirmOrder: transition,
  CancelOrder: transition,
  ExpireOrder: [...transition, 'not_due'],
  AbandonOrder: transition,
  RequestPayment: [...transition, 'already_paid', 'payment_overdue', 'payment_pending'],
  ReceivePayment: ['order_not_found', 'not_reserved_yet', 'amount_out_of_range'],
  FailPayment: ['order_not_found', 'not_reserved_yet', 'payment_not_found'],
  CompleteRefund: ['order_not_found', 'refund_not_found', 'refund_completed'],
  FailRefund: ['order_not_found', 'refund_not_found', 'refund_completed'],
  CancelItems: [...transition, ...parts, 'payment_pending', 'amount_out_of_range'],
  EditOrder: [
    ...transition,
    'invalid_lines',
    'amount_out_of_range',
    'not_editable',
    'payment_overdue',
    'payment_pending',
  ],
  ExtendPaymentDeadline: [...transition, 'deadline_out_of_range', 'payment_overdue'],
  StartProcessing: transition,
  ShipOrder: [...transition, ...parts, 'id_reused'],
  DeliverOrder: [...transition, 'not_all_shipped', 'shipment_not_found'],
  RequestReturn: [
    ...transition,
    ...parts,
    'id_reused',
    'nothing_to_return',
    'return_window_closed',
  ],
  DeclineReturn: [...transition, 'return_ended', 'return_not_found'],
  CompleteReturn: [...transition, ...parts, 'return_ended', 'return_not_found'],
} as const satisfies Refusals;

/** The commands of these types. */
export type OrderCommandOf<Type extends OrderCommand['type']> = Extract<
  OrderCommand,
  { type: Type }
>;

/** The rejections with these codes. */
export type RejectionOf<Code extends OrderRejection['code']> = Extract<
  OrderRejection,
  { code: Code }
>;

/** How a command of this type can be refused. */
export type RefusalOf<Type extends OrderCommand['type']> = RejectionOf<
  (typeof refusalsByCommand)[Type][number]
>;
