import type { Instant, ProductId } from '../shared/ids.ts';
import type { Currency, Minor } from '../shared/money.ts';

export type CreateProduct = {
  readonly type: 'CreateProduct';
  readonly productId: ProductId;
  readonly name: string;
  readonly price: Minor;
  readonly currency: Currency;
  readonly at: Instant;
};

/** What is absent stays as it is. All of it or nothing. */
export type ChangeProduct = {
  readonly type: 'ChangeProduct';
  readonly name?: string;
  readonly price?: Minor;
  readonly at: Instant;
};

export type DiscontinueProduct = { readonly type: 'DiscontinueProduct'; readonly at: Instant };

export type ProductCommand = CreateProduct | ChangeProduct | DiscontinueProduct;

export type ProductRejection =
  | { readonly code: 'product_exists' }
  | { readonly code: 'product_not_found' }
  | { readonly code: 'product_discontinued' }
  | { readonly code: 'amount_out_of_range'; readonly detail: string }
  | { readonly code: 'invalid_name'; readonly detail: string };
