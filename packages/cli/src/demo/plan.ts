import type { OrderStatus } from '@order-ledger/domain';
import type { Line } from './shop.ts';

/** The numbers of the story. Counts are orders or pieces; times are seconds. */
export interface Plan {
  readonly flashOrders: number;
  readonly flashPieces: number;
  readonly everydayOrders: number;
  /** Every nth everyday order is placed asynchronously. */
  readonly asyncEvery: number;
  /** Of the orders that await payment. The rest is left to expire. */
  readonly payShare: number;
  readonly cancelShare: number;
  readonly paymentDeadlineSeconds: number;
}

export const defaultPlan: Plan = {
  flashOrders: 2_400,
  flashPieces: 500,
  everydayOrders: 300,
  asyncEvery: 3,
  payShare: 0.6,
  cancelShare: 0.2,
  paymentDeadlineSeconds: 20,
};

/** An order in one of these is still on its way when the story has been told. */
export const openStatuses: readonly OrderStatus[] = ['placed', 'reserved', 'paid'];

export const flashItem = { product_id: 'sneaker-42', warehouse_id: 'berlin' };

const warehouses = ['berlin', 'lyon'];
const products = ['mug', 'poster', 'notebook', 'lamp', 'scarf'];
export const everydayPieces = 150;

/** Every everyday item: each product at each warehouse. */
export const everydayItems = warehouses.flatMap((warehouse_id) =>
  products.map((product_id) => ({ product_id, warehouse_id })),
);

/** One to three lines of different items; the same index gives the same lines. */
export const everydayLines = (index: number): readonly Line[] =>
  Array.from({ length: 1 + (index % 3) }, (_, line) => {
    const item = everydayItems[(index * 7 + line * 3) % everydayItems.length] ?? flashItem;
    return { ...item, quantity: 1 + ((index + line) % 2), unit_price: '19.90' };
  });
