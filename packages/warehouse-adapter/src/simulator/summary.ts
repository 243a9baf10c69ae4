import type { WarehouseOperation } from '@order-ledger/contracts';
import { availableOf } from './inventory.ts';
import type { Inventory, OrderStatus } from './inventory.ts';

/** The warehouse's books in one page, to be compared with the ledger. */
export interface Summary {
  /** Calls since the start, repetitions included. */
  readonly calls: number;
  readonly orders: Readonly<Record<OrderStatus, number>>;
  /** Operations on record. */
  readonly accepted: Readonly<Record<WarehouseOperation, number>>;
  readonly refused: Readonly<Record<WarehouseOperation, number>>;
  /** Every item that an order or an update has ever named. */
  readonly stock: readonly {
    readonly product_id: string;
    readonly warehouse_id: string;
    readonly on_hand: number | null;
    readonly reserved: number;
    readonly committed: number;
    readonly available: number | null;
  }[];
}

const splitKey = (key: string) => {
  const dot = key.indexOf('.');
  return { product_id: key.slice(dot + 1), warehouse_id: key.slice(0, dot) };
};

export const summaryOf = ({ operations, orders, stock }: Inventory, calls: number): Summary => {
  const count = {
    orders: { reserved: 0, committed: 0, cancelled: 0, refused: 0 },
    accepted: { reserve: 0, commit: 0, cancel: 0 },
    refused: { reserve: 0, commit: 0, cancel: 0 },
  };
  for (const { status } of orders.values()) count.orders[status] += 1;
  for (const { outcome, operation } of operations.values()) count[outcome][operation] += 1;
  return {
    calls,
    ...count,
    stock: [...stock].map(([key, level]) => ({
      ...splitKey(key),
      on_hand: level.onHand,
      reserved: level.reserved,
      committed: level.committed,
      available: availableOf(level),
    })),
  };
};
