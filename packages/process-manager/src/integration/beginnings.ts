import { codecs } from '@order-ledger/contracts';
import type { OrderPlaced, ProductCreated } from '@order-ledger/domain';
import { readStream } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import { LRUCache } from 'lru-cache';

/** How orders and products began, which their later events do not repeat. */
export interface Beginnings {
  /** Remembers what has just been read. */
  keepOrder(placed: OrderPlaced['data']): void;
  keepProduct(created: ProductCreated['data']): void;
  /** From memory, or the first event of the stream. */
  orderOf(orderId: string): Promise<OrderPlaced['data']>;
  productOf(productId: string): Promise<Pick<ProductCreated['data'], 'currency'>>;
}

/** Of each kind: those of the last minutes of a busy shop. */
const maxKept = 10_000;

const firstOnly = { toRevision: 0n };

export const createBeginnings = (eventStore: EventStore): Beginnings => {
  const orders = new LRUCache<string, OrderPlaced['data']>({ max: maxKept });
  const products = new LRUCache<string, Pick<ProductCreated['data'], 'currency'>>({ max: maxKept });
  const keepOrder = (placed: OrderPlaced['data']): void => void orders.set(placed.orderId, placed);
  const keepProduct = ({ productId, currency }: ProductCreated['data']): void =>
    void products.set(productId, { currency });

  return {
    keepOrder,
    keepProduct,
    orderOf: async (orderId) => {
      const known = orders.get(orderId);
      if (known !== undefined) return known;
      const stream = `order-${orderId}`;
      for await (const { event } of readStream(eventStore, stream, codecs.order, firstOnly)) {
        if (event.type !== 'OrderPlaced') break;
        keepOrder(event.data);
        return event.data;
      }
      throw new TypeError(`${stream} does not begin with a placement`);
    },
    productOf: async (productId) => {
      const known = products.get(productId);
      if (known !== undefined) return known;
      const stream = `product-${productId}`;
      for await (const { event } of readStream(eventStore, stream, codecs.product, firstOnly)) {
        if (event.type !== 'ProductCreated') break;
        keepProduct(event.data);
        return event.data;
      }
      throw new TypeError(`${stream} does not begin with a creation`);
    },
  };
};
