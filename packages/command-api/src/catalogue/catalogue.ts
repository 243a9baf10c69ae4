import { evolveProduct, initialProduct } from '@order-ledger/domain';
import type { ProductEvent, ProductId, ProductState, StockItem } from '@order-ledger/domain';
import { GapError } from '@order-ledger/event-store';

/** What new orders have to know of products, in memory: their terms, and where they are stocked. */
export interface Catalogue {
  /** Status `unknown` for a product that nobody listed. */
  readonly product: (productId: ProductId) => ProductState;
  /** The warehouses that have ever received the product, the first one first. */
  readonly warehousesOf: (productId: ProductId) => readonly string[];
  /** The product as its stream has it at a revision. What is older than known is left aside. */
  readonly learn: (
    productId: ProductId,
    known: { readonly state: ProductState; readonly revision: bigint },
  ) => void;
  /**
   * One more event of the product's stream: the next is applied, an older one was before. Throws a
   * `GapError` when one is missing.
   */
  readonly apply: (productId: ProductId, event: ProductEvent, revision: bigint) => void;
  /** The warehouse has received the product. */
  readonly stocked: (item: StockItem) => void;
}

export const createCatalogue = (): Catalogue => {
  const products = new Map<ProductId, { state: ProductState; revision: bigint }>();
  const warehouses = new Map<ProductId, string[]>();
  const knownOf = (productId: ProductId) =>
    products.get(productId) ?? { state: initialProduct, revision: -1n };

  return {
    product: (productId) => products.get(productId)?.state ?? initialProduct,
    warehousesOf: (productId) => warehouses.get(productId) ?? [],
    learn: (productId, { state, revision }) => {
      if (revision > knownOf(productId).revision) products.set(productId, { state, revision });
    },
    apply: (productId, event, revision) => {
      const known = knownOf(productId);
      if (revision <= known.revision) return;
      const expected = known.revision + 1n;
      if (revision !== expected) throw new GapError(`product-${productId}`, expected, revision);
      products.set(productId, { state: evolveProduct(known.state, event), revision });
    },
    stocked: ({ productId, warehouseId }) => {
      const known = warehouses.get(productId);
      if (known === undefined) warehouses.set(productId, [warehouseId]);
      else if (!known.includes(warehouseId)) known.push(warehouseId);
    },
  };
};
