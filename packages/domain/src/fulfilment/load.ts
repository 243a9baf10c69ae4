import { initialFulfilment, needOf, newItem } from './state.ts';
import type { FulfilmentItem, FulfilmentState, WarehouseTalk } from './state.ts';

/** A state as it was kept, perhaps by an earlier version that knew fewer fields. */
export type StoredFulfilment = Pick<FulfilmentState, 'orderId' | 'phase'> &
  Partial<Omit<FulfilmentState, 'items' | 'warehouse'>> & {
    readonly items: Readonly<Record<string, StoredItem>>;
    readonly warehouse: Pick<WarehouseTalk, 'answer' | 'ask'> & Partial<WarehouseTalk>;
  };

type StoredItem = Pick<FulfilmentItem, 'warehouseId' | 'productId' | 'quantity' | 'ordered'> &
  Partial<FulfilmentItem>;

const isNewest = (stored: StoredFulfilment): stored is FulfilmentState =>
  stored.revision !== undefined;

/**
 * Lifts a kept state to today's shape. The first version kept no lines: of an order with several
 * items it is not known which of them a line was about.
 */
export const loadFulfilment = (stored: StoredFulfilment): FulfilmentState => {
  if (isNewest(stored)) return stored;
  const items = Object.fromEntries(
    Object.entries(stored.items).map(([id, item]) => [id, { ...newItem(item, 0), ...item }]),
  );
  const initial = initialFulfilment(stored.orderId);
  const known = { ...initial, ...stored, items };
  const need = needOf({ ...known, warehouse: initial.warehouse });
  const asked = stored.warehouse.ask === null ? [] : need;
  return {
    ...known,
    lines: need.length === 1 ? need : [],
    warehouse: { ...initial.warehouse, asked, ...stored.warehouse },
  };
};
