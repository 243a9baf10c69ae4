import { productCodec } from '@order-ledger/contracts';
import { type ProductEvent, assertNever } from '@order-ledger/domain';
import type { ProductRow, ProjectedRow } from '@order-ledger/read-model';
import type { Projection } from './projection.ts';

type Content = Omit<ProductRow, keyof ProjectedRow>;

const after = (row: Content | undefined, event: ProductEvent): Content | undefined => {
  if (event.type === 'ProductCreated') {
    const { productId, name, price, currency, createdAt } = event.data;
    const created_at = new Date(createdAt);
    return {
      product_id: productId,
      name,
      price: `${price}`,
      currency,
      status: 'listed',
      created_at,
    };
  }
  if (row === undefined) return undefined;
  switch (event.type) {
    case 'ProductRenamed':
      return { ...row, name: event.data.name };
    case 'ProductRepriced':
      return { ...row, price: `${event.data.price}` };
    case 'ProductDiscontinued':
      return { ...row, status: 'discontinued' };
    default:
      return assertNever(event);
  }
};

/** One row per product of the catalogue. */
export const product: Projection<ProductEvent, Content> = {
  name: 'product',
  version: 1,
  codec: productCodec,
  keyColumns: ['product_id'],
  rowsPerStream: 'one',
  keyOf: ({ streamId }) => [streamId],
  apply: (row, { event }) => after(row, event),
};
