import type { Instant, ProductId } from '../shared/ids.ts';
import type { Currency, Minor } from '../shared/money.ts';

/*
 * Stream `product-{productId}`. These names are the storage format: a type or field is never
 * renamed, a new shape is a new version with an upcaster.
 */

export type ProductCreated = {
  readonly type: 'ProductCreated';
  readonly data: {
    readonly productId: ProductId;
    readonly name: string;
    /** Of one piece. */
    readonly price: Minor;
    readonly currency: Currency;
    readonly createdAt: Instant;
  };
};

export type ProductRenamed = {
  readonly type: 'ProductRenamed';
  readonly data: {
    readonly productId: ProductId;
    readonly name: string;
    readonly renamedAt: Instant;
  };
};

/** The currency stays. Orders placed before keep their price. */
export type ProductRepriced = {
  readonly type: 'ProductRepriced';
  readonly data: {
    readonly productId: ProductId;
    readonly price: Minor;
    readonly repricedAt: Instant;
  };
};

/** It is not sold any more; orders placed before are kept. */
export type ProductDiscontinued = {
  readonly type: 'ProductDiscontinued';
  readonly data: { readonly productId: ProductId; readonly discontinuedAt: Instant };
};

export type ProductEvent = ProductCreated | ProductRenamed | ProductRepriced | ProductDiscontinued;
