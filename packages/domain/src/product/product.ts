import { assertNever } from '../shared/decider.ts';
import type { ProductCreated, ProductEvent } from './events.ts';

/** What a new order may know of a product. Terms are those of the latest event. */
export type Product = Pick<ProductCreated['data'], 'productId' | 'name' | 'price' | 'currency'>;

export type ProductState =
  | { readonly status: 'unknown' }
  | { readonly status: 'listed' | 'discontinued'; readonly product: Product };

export const initialProduct: ProductState = { status: 'unknown' };

export const evolveProduct = (state: ProductState, event: ProductEvent): ProductState => {
  if (event.type === 'ProductCreated') {
    const { productId, name, price, currency } = event.data;
    return { status: 'listed', product: { productId, name, price, currency } };
  }
  if (state.status === 'unknown') return state;
  switch (event.type) {
    case 'ProductRenamed':
      return { ...state, product: { ...state.product, name: event.data.name } };
    case 'ProductRepriced':
      return { ...state, product: { ...state.product, price: event.data.price } };
    case 'ProductDiscontinued':
      return { ...state, status: 'discontinued' };
    default:
      return assertNever(event);
  }
};
