/** One line of an order; the price in minor units. */
export interface OrderLine {
  readonly productId: string;
  readonly warehouseId: string;
  readonly quantity: number;
  readonly unitPrice: number;
}

/** A valid order, with its lines in the order in which every order touches the stock. */
export interface NewOrder {
  readonly orderId: string;
  readonly userId: string | null;
  readonly shippingAddress: unknown;
  readonly paymentMethod: string;
  readonly currency: string;
  readonly total: number;
  readonly lines: readonly OrderLine[];
}

/** `refused`: the stock does not suffice. `busy`: others were faster, as often as it was tried. */
export type Outcome = { readonly orderNumber: string } | 'refused' | 'busy';

/** What a peer holds of its stock and orders, counted at the end of a run. */
export interface Books {
  readonly orders: number;
  /** Over all orders. */
  readonly sold: number;
  /** Received minus what is left. */
  readonly taken: number;
  /** Products of which more is gone than there was. */
  readonly oversold: number;
}

/** A way to write `POST /orders`. */
export interface Peer {
  /** Adds to the stock of products at the warehouse `main`. */
  receive(productIds: readonly string[], quantity: number): Promise<void>;
  place(order: NewOrder): Promise<Outcome>;
  /** The row of an order, where there are rows. */
  find?(orderId: string): Promise<unknown>;
  books(): Promise<Books>;
  close(): Promise<void>;
}
