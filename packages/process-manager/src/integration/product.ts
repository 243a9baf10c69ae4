import { assertNever, formatDecimal } from '@order-ledger/domain';
import type { ProductCreated, ProductEvent, ProductRepriced } from '@order-ledger/domain';
import type { Outgoing } from './outgoing.ts';

export const productMessage = (event: Exclude<ProductEvent, ProductRepriced>): Outgoing => {
  const product_id = event.data.productId;
  switch (event.type) {
    case 'ProductCreated': {
      const { name, currency } = event.data;
      const price = formatDecimal(event.data.price, currency);
      return { type: 'product.created', data: { product_id, name, price, currency } };
    }
    case 'ProductRenamed':
      return { type: 'product.renamed', data: { product_id, name: event.data.name } };
    case 'ProductDiscontinued':
      return { type: 'product.discontinued', data: { product_id } };
    default:
      return assertNever(event);
  }
};

/** A product keeps the currency with which it was created. */
export const priceMessage = (
  { productId: product_id, price }: ProductRepriced['data'],
  { currency }: Pick<ProductCreated['data'], 'currency'>,
): Outgoing => ({
  type: 'product.repriced',
  data: { product_id, price: formatDecimal(price, currency), currency },
});
