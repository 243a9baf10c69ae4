import type {
  HoldRejection,
  OrderRejection,
  ProductRejection,
  StockRejection,
} from '@order-ledger/domain';
import type { ProblemKind } from '@order-ledger/service-kit';

/** What the deciders refuse. */
export type Rejected = OrderRejection | StockRejection | ProductRejection | HoldRejection;

/** What this service refuses beside the deciders. */
type OwnCode =
  | 'ambiguous_line'
  | 'catalogue_not_ready'
  | 'currency_mismatch'
  | 'discount_not_allowed'
  | 'idempotency_key_reused'
  | 'idempotency_keys_differ'
  | 'invalid_signature'
  | 'no_payment_provider'
  | 'order_of_customer'
  | 'placement_abandoned'
  | 'price_mismatch'
  | 'reservation_not_found'
  | 'stale_revision'
  | 'unknown_line'
  | 'unknown_product'
  | 'unlisted_product';

export type CommandProblemCode = Rejected['code'] | OwnCode;

/** The one place where a refusal becomes a status. */
export const kinds: Readonly<Record<CommandProblemCode, ProblemKind>> = {
  already_paid: { status: 409, title: 'The order was paid with another payment' },
  ambiguous_line: { status: 422, title: 'Several lines of the order have this product' },
  amount_out_of_range: { status: 422, title: 'An amount is out of range' },
  catalogue_not_ready: {
    status: 503,
    title: 'The catalogue of products is still being read',
    retryAfterSeconds: 2,
  },
  currency_mismatch: { status: 422, title: 'A product is not sold in this currency' },
  deadline_out_of_range: { status: 422, title: 'Nothing can wait until then' },
  discount_not_allowed: { status: 422, title: 'Customers cannot give themselves a discount' },
  expiry_in_the_past: { status: 503, title: 'The clocks of two servers differ too much' },
  hold_exists: { status: 409, title: 'The hold was opened for other items' },
  hold_refused: { status: 409, title: 'The hold was refused' },
  id_reused: { status: 409, title: 'The id was used for something else' },
  idempotency_key_reused: {
    status: 422,
    title: 'The idempotency key was used for another request',
  },
  idempotency_keys_differ: { status: 400, title: 'Header and body name different keys' },
  illegal_transition: { status: 409, title: 'The order cannot do this in its status' },
  insufficient_stock: { status: 409, title: 'There is not enough stock' },
  invalid_items: { status: 422, title: 'The items are not valid' },
  invalid_lines: { status: 422, title: 'The items of the order are not valid' },
  invalid_name: { status: 422, title: 'The name is not valid' },
  invalid_signature: { status: 401, title: 'The signature of the message is not valid' },
  no_payment_provider: { status: 409, title: 'Nobody here charges orders: record the payment' },
  not_all_shipped: { status: 409, title: 'Pieces of the order are still to be shipped' },
  not_due: { status: 409, title: 'It is too early for this' },
  not_editable: { status: 409, title: 'It is too late to change this' },
  not_enough_pieces: { status: 409, title: 'The line does not have so many pieces left for this' },
  not_reserved_yet: {
    status: 503,
    title: 'The stock of the order is being reserved',
    retryAfterSeconds: 1,
  },
  nothing_confirmed: { status: 409, title: 'No pieces are sold that could come back' },
  nothing_shipped: { status: 409, title: 'No pieces have left that could come back' },
  nothing_to_return: { status: 409, title: 'Everything is back or announced' },
  order_exists: { status: 409, title: 'The order exists already' },
  order_not_found: { status: 404, title: 'There is no such order' },
  order_of_customer: { status: 409, title: 'A customer’s data is erased with the customer' },
  payment_amount_mismatch: { status: 422, title: 'The amount is not the total of the order' },
  payment_not_found: { status: 404, title: 'The order has no such payment' },
  payment_overdue: { status: 409, title: 'The payment deadline has passed' },
  payment_pending: { status: 409, title: 'The payment provider is charging the order' },
  payment_returned: { status: 409, title: 'This payment goes back: it came at a wrong time' },
  placement_abandoned: {
    status: 503,
    title: 'The placement took too long and was given up',
    retryAfterSeconds: 1,
  },
  price_mismatch: { status: 422, title: 'A price is not that of the catalogue' },
  product_discontinued: { status: 422, title: 'A product is not sold any more' },
  product_exists: { status: 409, title: 'The product exists already' },
  product_not_found: { status: 404, title: 'There is no such product' },
  quantity_out_of_range: { status: 422, title: 'The quantity is out of range' },
  refund_completed: { status: 409, title: 'The money is back already' },
  refund_not_found: { status: 404, title: 'The order has no such refund' },
  reservation_changed: { status: 409, title: 'The reservation has changed meanwhile' },
  reservation_not_found: { status: 404, title: 'There is no such reservation' },
  reservation_ended: { status: 409, title: 'The reservation has ended' },
  return_ended: { status: 409, title: 'The return has ended' },
  return_not_found: { status: 404, title: 'The order has no such return' },
  return_window_closed: { status: 409, title: 'It is too late to return anything' },
  shipment_not_found: { status: 404, title: 'The order has no such shipment' },
  stale_revision: { status: 412, title: 'The resource has changed' },
  too_many_releases: { status: 409, title: 'Too many reservations would end at once' },
  unknown_line: { status: 422, title: 'The order has no such line' },
  unknown_product: { status: 422, title: 'A product is not stocked at its warehouse' },
  unknown_reservation: { status: 409, title: 'There is no such reservation' },
  unknown_stock_item: { status: 404, title: 'The product is not stocked at this warehouse' },
  unlisted_product: { status: 422, title: 'A product has no price in the catalogue' },
};
