import { parseDecimal, problemOfLines, totalsOf } from '@order-ledger/domain';
import type { OrderLine, PlaceOrder } from '@order-ledger/domain';
import { commonProblem } from '@order-ledger/service-kit';
import type { FieldError } from '@order-ledger/service-kit';
import { commandProblem } from '../rejections.ts';
import type { PlaceOrderBody } from './schemas/place-order.ts';

/** An order as it was asked for: valid in itself, nothing reserved yet. */
export interface OrderRequest {
  readonly userId: string | null;
  /** JSON: text or an object. */
  readonly shippingAddress: unknown;
  readonly notes: string | null;
  readonly paymentMethod: string;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  readonly charges: PlaceOrder['order']['charges'];
}

/** Reads amounts of one currency and collects what is wrong with them. */
const amountReader = (currency: string) => {
  const errors: FieldError[] = [];
  const read = (text: string | undefined, pointer: string): number => {
    const minor = parseDecimal(text ?? '0', currency);
    if (minor !== undefined) return minor;
    errors.push({ pointer, message: `is no amount of ${currency}` });
    return 0;
  };
  return { read, errors };
};

/** One amount of a currency in minor units; throws `invalid_request` at the pointer. */
export const readAmount = (text: string, currency: string, pointer: string): number => {
  const { read, errors } = amountReader(currency);
  const minor = read(text, pointer);
  if (errors.length > 0) throw commonProblem('invalid_request', { errors });
  return minor;
};

/** Reads a body as an order. Throws a problem for what no state of the stock could make valid. */
export const orderRequest = (body: PlaceOrderBody, defaultCurrency: string): OrderRequest => {
  const currency = body.currency ?? defaultCurrency;
  const { read, errors } = amountReader(currency);
  const lines = body.items.map((item, index) => ({
    productId: item.product_id,
    warehouseId: item.warehouse_id,
    quantity: item.quantity,
    unitPrice: read(item.unit_price, `/items/${index}/unit_price`),
  }));
  const charges = {
    discount: read(body.discount, '/discount'),
    tax: read(body.tax, '/tax'),
    shipping: read(body.shipping, '/shipping'),
  };
  if (errors.length > 0) throw commonProblem('invalid_request', { errors });
  const detail = problemOfLines(lines);
  if (detail !== undefined) throw commandProblem('invalid_lines', { detail });
  if (totalsOf(lines, charges) === undefined) throw commandProblem('amount_out_of_range');
  return {
    userId: body.user_id ?? null,
    shippingAddress: body.shipping_address,
    notes: body.notes ?? null,
    paymentMethod: body.payment_method,
    currency,
    lines,
    charges,
  };
};
