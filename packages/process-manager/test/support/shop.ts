import { randomUUID } from 'node:crypto';
import { codecs } from '@order-ledger/contracts';
import { stockItemId } from '@order-ledger/domain';
import type {
  OrderCommand,
  OrderEvent,
  OrderStatus,
  StockCommand,
  StockOutcome,
  StockState,
} from '@order-ledger/domain';
import { readStream } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import { createExecutors } from '../../src/executors.ts';
import type { Executors } from '../../src/executors.ts';

const context = () => ({ commandId: randomUUID(), correlationId: randomUUID(), actor: 'test' });

const isoAfter = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();

export interface ShopOptions {
  readonly eventStore: EventStore;
  readonly now: () => Date;
  readonly paymentMs?: number;
}

/** Whoever calls the command API: places, pays and cancels, with products that no test shares. */
export class Shop {
  readonly #options: ShopOptions;
  readonly #executors: Executors;

  constructor(options: ShopOptions) {
    this.#options = options;
    this.#executors = createExecutors(options.eventStore);
  }

  get #at(): string {
    return this.#options.now().toISOString();
  }

  get #dueAt(): string {
    return isoAfter(this.#options.now(), this.#options.paymentMs ?? 900_000);
  }

  /** A new product with stock; answers its id. */
  async product(quantity: number): Promise<string> {
    const productId = randomUUID();
    const item = { warehouseId: 'berlin', productId };
    const movement = { movementId: 'first', quantity, reason: 'delivery', at: this.#at };
    await this.#stock(productId, { type: 'ReceiveStock', item, ...movement });
    return productId;
  }

  /** A product of the catalogue; answers its id. */
  async createProduct(price: number): Promise<string> {
    const productId = randomUUID();
    const product = { productId, name: 'Mug', price, currency: 'USD', at: this.#at };
    const command = { type: 'CreateProduct', ...product } as const;
    await this.#executors.products.execute(productId, command, context());
    return productId;
  }

  async priceOf(productId: string): Promise<number | undefined> {
    const { state } = await this.#executors.products.load(productId);
    return state.status === 'unknown' ? undefined : state.product.price;
  }

  async reserve(
    orderId: string,
    productId: string,
    expiresAt: string = this.#dueAt,
  ): Promise<void> {
    const terms = { reservationId: orderId, quantity: 1, expiresAt, at: this.#at };
    await this.#stock(productId, { type: 'ReserveStock', ...terms });
  }

  /** One piece of each product. */
  async place(
    productIds: readonly string[],
    stock: StockOutcome['kind'] = 'reserved',
  ): Promise<string> {
    const orderId = randomUUID();
    const paymentDueAt = this.#dueAt;
    if (stock === 'reserved') {
      await Promise.all(
        productIds.map(async (id) => await this.reserve(orderId, id, paymentDueAt)),
      );
    }
    const lines = productIds.map((productId) => ({
      warehouseId: 'berlin',
      productId,
      quantity: 1,
      unitPrice: 1_000,
    }));
    const order = {
      orderId,
      orderNumber: orderId,
      userId: null,
      lines,
      currency: 'USD',
      shippingAddress: { personId: `guest:${orderId}`, sealed: 'YQ==' },
      notes: null,
      paymentMethod: 'card',
      placedAt: this.#at,
      paymentDueAt,
      charges: { discount: 0, tax: 0, shipping: 0 },
    };
    const outcome = stock === 'refused' ? { kind: stock, shortages: [] } : { kind: stock };
    await this.command(orderId, { type: 'PlaceOrder', order, stock: outcome });
    return orderId;
  }

  async pay(orderId: string): Promise<void> {
    const terms = { method: 'card', reference: `pay-${orderId}`, at: this.#at };
    await this.command(orderId, { type: 'PayOrder', ...terms });
  }

  async requestPayment(orderId: string): Promise<void> {
    await this.command(orderId, { type: 'RequestPayment', method: 'card', at: this.#at });
  }

  /** All of a confirmed order on its way, and there. */
  async deliver(orderId: string): Promise<void> {
    const shipment = { shipmentId: `s-${orderId}`, carrier: 'DHL', trackingNumber: null };
    await this.command(orderId, { type: 'ShipOrder', ...shipment, lines: null, at: this.#at });
    await this.command(orderId, { type: 'DeliverOrder', shipmentId: null, at: this.#at });
  }

  async cancel(orderId: string): Promise<void> {
    const terms = { code: 'requested', comment: null, at: this.#at } as const;
    await this.command(orderId, { type: 'CancelOrder', ...terms });
  }

  async command(orderId: string, command: OrderCommand): Promise<void> {
    const result = await this.#executors.orders.execute(orderId, command, context());
    if (result.kind === 'rejected') throw new Error(JSON.stringify(result.rejection));
  }

  async status(orderId: string): Promise<OrderStatus> {
    return (await this.#executors.orders.load(orderId)).state.status;
  }

  async stockOf(
    productId: string,
  ): Promise<Pick<StockState, 'received' | 'reserved' | 'confirmed'>> {
    const { state } = await this.#executors.stocks.load(`berlin.${productId}`);
    const { received, reserved, confirmed } = state;
    return { received, reserved, confirmed };
  }

  /** The types of the order's events. */
  async story(orderId: string): Promise<readonly OrderEvent['type'][]> {
    const story: OrderEvent['type'][] = [];
    const { eventStore } = this.#options;
    for await (const { event } of readStream(eventStore, `order-${orderId}`, codecs.order)) {
      story.push(event.type);
    }
    return story;
  }

  /** Who is behind the order's first event of a type. */
  async actorOf(orderId: string, type: OrderEvent['type']): Promise<string | undefined> {
    const { eventStore } = this.#options;
    for await (const event of readStream(eventStore, `order-${orderId}`, codecs.order)) {
      if (event.type === type) return event.metadata.actor;
    }
    return undefined;
  }

  /** The types of the events of a product. */
  async stockStory(productId: string): Promise<readonly string[]> {
    const story: string[] = [];
    const stream = `stockReservation-${stockItemId({ warehouseId: 'berlin', productId })}`;
    const { eventStore } = this.#options;
    for await (const { event } of readStream(eventStore, stream, codecs.stockReservation)) {
      story.push(event.type);
    }
    return story;
  }

  async #stock(productId: string, command: StockCommand): Promise<void> {
    const id = stockItemId({ warehouseId: 'berlin', productId });
    const result = await this.#executors.stocks.execute(id, command, context());
    if (result.kind === 'rejected') throw new Error(JSON.stringify(result.rejection));
  }
}
