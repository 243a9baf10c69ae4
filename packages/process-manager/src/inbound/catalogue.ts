import type { InboundPrice, InboundStockCount } from '@order-ledger/contracts';
import { parseDecimal } from '@order-ledger/domain';
import type { ProductCommand, ProductState, StockCommand } from '@order-ledger/domain';
import { RefusedMessageError } from './errors.ts';

/** The price that a message asks for. Throws `RefusedMessageError`. */
export const priceCommand = (
  { price: text, currency }: InboundPrice,
  state: ProductState,
  at: string,
): ProductCommand => {
  if (state.status === 'unknown') throw new RefusedMessageError({ code: 'product_not_found' });
  const { product } = state;
  if (currency !== undefined && currency !== product.currency) {
    throw new RefusedMessageError({ code: 'currency_mismatch' });
  }
  const price = parseDecimal(text, product.currency);
  if (price === undefined) throw new RefusedMessageError({ code: 'invalid_amount' });
  return { type: 'ChangeProduct', price, at };
};

/** The count is a movement of its own, under an id that no other way of moving stock has. */
export const stockCountCommand = (message: InboundStockCount, at: string): StockCommand => {
  const { message_id: messageId, counted, reason, force } = message;
  return { type: 'CountStock', movementId: `message:${messageId}`, counted, reason, force, at };
};
