import { problemOfLines, totalsOf } from '@order-ledger/domain';
import type { OrderLine, PlaceOrder, WarehouseId } from '@order-ledger/domain';
import { commandProblem } from '../rejections.ts';
import { amountReader } from './amounts.ts';
import type { AmountReader } from './amounts.ts';
import { currencyOf, unitPrices } from './prices.ts';
import type { PriceRules } from './prices.ts';
import { requestedLines } from './requested-lines.ts';
import type { PlaceOrderBody } from './schemas/place-order.ts';

/** A line that may still have to find a warehouse. */
export interface PricedLine extends Omit<OrderLine, 'warehouseId'> {
  readonly warehouseId: WarehouseId | undefined;
}

/** An order as it was asked for: valid in itself and priced, nothing reserved yet. */
export interface OrderRequest {
  readonly userId: string | null;
  /** JSON: text, an object, or `null` when there is none. */
  readonly shippingAddress: unknown;
  readonly notes: string | null;
  /** A JSON object. */
  readonly metadata: object | null;
  readonly paymentMethod: string;
  readonly currency: string;
  readonly lines: readonly PricedLine[];
  readonly charges: PlaceOrder['order']['charges'];
}

export interface OrderRules extends PriceRules {
  /** Whether the caller may take something off the price. */
  readonly mayDiscount: boolean;
}

/** What an order says that leaves the method of its payment open. */
const unspecifiedMethod = 'unspecified';

const readCharges = (
  { discount = '0', tax = '0', shipping = '0' }: PlaceOrderBody,
  { read }: AmountReader,
): OrderRequest['charges'] => ({
  discount: read(discount, '/discount'),
  tax: read(tax, '/tax'),
  shipping: read(shipping, '/shipping'),
});

/** Whichever warehouses they will be: what does not name one counts as one more. */
const assertPossible = (lines: readonly PricedLine[], charges: OrderRequest['charges']): void => {
  const somewhere = lines.map((line) => ({ ...line, warehouseId: line.warehouseId ?? '' }));
  const detail = problemOfLines(somewhere);
  if (detail !== undefined) throw commandProblem('invalid_lines', { detail });
  if (totalsOf(somewhere, charges) === undefined) throw commandProblem('amount_out_of_range');
};

/**
 * Reads a body as an order of that user, at the prices of now. Throws a problem for what no state
 * of the stock could make valid.
 */
export const orderRequest = (
  body: PlaceOrderBody,
  userId: string | null,
  rules: OrderRules,
): OrderRequest => {
  const requested = requestedLines(body);
  const currency = currencyOf(requested, body.currency, rules);
  const reader = amountReader(currency);
  const charges = readCharges(body, reader);
  const prices = unitPrices(requested, currency, rules, reader);
  const lines = requested.map(({ productId, warehouseId, quantity }, index) => ({
    productId,
    warehouseId,
    quantity,
    unitPrice: prices[index] ?? 0,
  }));
  assertPossible(lines, charges);
  if (charges.discount > 0 && !rules.mayDiscount) throw commandProblem('discount_not_allowed');
  return {
    userId,
    shippingAddress: body.shipping_address ?? null,
    notes: body.notes ?? null,
    metadata: body.metadata ?? null,
    paymentMethod: body.payment_method ?? unspecifiedMethod,
    currency,
    lines,
    charges,
  };
};
