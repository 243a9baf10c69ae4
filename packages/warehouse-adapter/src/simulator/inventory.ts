import { warehouseBookingId } from '@order-ledger/contracts';
import type { WarehouseItem, WarehouseOperation } from '@order-ledger/contracts';
import type { OperationBody } from '../warehouse-api.ts';
import { stockKey } from './entry.ts';
import type { Entry, OperationEntry } from './entry.ts';

export type OrderStatus = 'reserved' | 'committed' | 'cancelled' | 'refused';

/** What the warehouse knows about an order. */
interface WarehouseOrder {
  readonly status: OrderStatus;
  /** What was reserved; kept when it was given back. */
  readonly items: readonly WarehouseItem[];
  readonly operations: readonly OperationEntry[];
}

export interface StockLevel {
  /** Pieces in the house; `null`: as many as anyone asks for. */
  readonly onHand: number | null;
  readonly reserved: number;
  readonly committed: number;
}

/** The warehouse as the entries of its journal make it. Changed by `apply` alone. */
export interface Inventory {
  readonly operations: Map<string, OperationEntry>;
  readonly orders: Map<string, WarehouseOrder>;
  readonly stock: Map<string, StockLevel>;
}

export const emptyInventory = (): Inventory => ({
  operations: new Map(),
  orders: new Map(),
  stock: new Map(),
});

const unlimited: StockLevel = { onHand: null, reserved: 0, committed: 0 };

export const levelOf = (
  inventory: Inventory,
  item: Pick<WarehouseItem, 'product_id' | 'warehouse_id'>,
): StockLevel => inventory.stock.get(stockKey(item)) ?? unlimited;

/** What an order of the ledger has asked for last. */
export const newestBookingOf = ({ orders }: Inventory, orderId: string): string => {
  let generation = 1;
  while (orders.has(warehouseBookingId(orderId, generation + 1))) generation += 1;
  return warehouseBookingId(orderId, generation);
};

/** `null`: as many as anyone asks for. */
export const availableOf = ({ onHand, reserved, committed }: StockLevel): number | null =>
  onHand === null ? null : Math.max(0, onHand - reserved - committed);

const addTo = (
  inventory: Inventory,
  items: readonly WarehouseItem[],
  column: 'reserved' | 'committed',
  sign: 1 | -1,
): void => {
  for (const item of items) {
    const level = levelOf(inventory, item);
    const changed = { ...level, [column]: level[column] + sign * item.quantity };
    inventory.stock.set(stockKey(item), changed);
  }
};

const statusAfter = (entry: OperationEntry, before: OrderStatus | undefined): OrderStatus => {
  const status = { reserve: 'reserved', commit: 'committed', cancel: 'cancelled' } as const;
  return entry.outcome === 'accepted' ? status[entry.operation] : (before ?? 'refused');
};

const applyOperation = (inventory: Inventory, entry: OperationEntry): void => {
  const before = inventory.orders.get(entry.order_id);
  const status = statusAfter(entry, before?.status);
  const reserves = entry.operation === 'reserve' && entry.outcome === 'accepted';
  const items = reserves ? entry.items : (before?.items ?? []);
  if (before?.status !== status) {
    if (before?.status === 'reserved') addTo(inventory, items, 'reserved', -1);
    if (before?.status === 'committed') addTo(inventory, items, 'committed', -1);
    if (status === 'reserved') addTo(inventory, items, 'reserved', 1);
    if (status === 'committed') addTo(inventory, items, 'committed', 1);
  }
  const operations = [...(before?.operations ?? []), entry];
  inventory.operations.set(entry.operation_id, entry);
  inventory.orders.set(entry.order_id, { status, items, operations });
};

export const apply = (inventory: Inventory, entry: Entry): void => {
  if (entry.kind === 'operation') applyOperation(inventory, entry);
  else {
    const level = { ...levelOf(inventory, entry), onHand: entry.quantity };
    inventory.stock.set(stockKey(entry), level);
  }
};

const demandOf = (items: readonly WarehouseItem[]): Map<string, number> => {
  const demand = new Map<string, number>();
  for (const item of items) {
    const key = stockKey(item);
    demand.set(key, (demand.get(key) ?? 0) + item.quantity);
  }
  return demand;
};

const isShort = (inventory: Inventory, items: readonly WarehouseItem[]): boolean =>
  [...demandOf(items)].some(([key, quantity]) => {
    const available = availableOf(inventory.stock.get(key) ?? unlimited);
    return available !== null && available < quantity;
  });

type Rule = (
  status: OrderStatus | undefined,
  items: readonly WarehouseItem[],
  inventory: Inventory,
) => string | undefined;

const rules: Readonly<Record<WarehouseOperation, Rule>> = {
  reserve: (status, items, inventory) => {
    if (status === 'cancelled') return 'cancelled';
    if (status !== undefined) return `already_${status}`;
    if (items.length === 0) return 'no_items';
    return isShort(inventory, items) ? 'insufficient_stock' : undefined;
  },
  commit: (status) => {
    if (status === 'reserved') return undefined;
    if (status === 'cancelled') return 'cancelled';
    return status === 'committed' ? 'already_committed' : 'not_reserved';
  },
  // Also of an order that was never heard of: its reserve may be on the way.
  cancel: () => undefined,
};

/** Why an operation that is not on record is refused; `undefined` when it is accepted. */
export const refusalOf = (
  inventory: Inventory,
  operation: WarehouseOperation,
  { order_id: orderId, items }: OperationBody,
): string | undefined => rules[operation](inventory.orders.get(orderId)?.status, items, inventory);
