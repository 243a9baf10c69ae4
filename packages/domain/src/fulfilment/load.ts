import { initialFulfilment, needOf, newItem } from './state.ts';
import type { FulfilmentItem, FulfilmentState, WarehouseTalk } from './state.ts';

/** A state as it was kept, perhaps by an earlier version that knew fewer fields. */
export type StoredFulfilment = Pick<FulfilmentState, 'orderId' | 'phase'> &
  Partial<Omit<FulfilmentState, 'items' | 'warehouse'>> & {
    readonly items: Readonly<Record<string, StoredItem>>;
    readonly warehouse: Pick<WarehouseTalk, 'answer' | 'ask'> & Partial<WarehouseTalk>;
  };

type StoredItem = Pick<FulfilmentItem, 'warehouseId' | 'productId' | 'quantity' | 'ordered'> &
  Partial<Omit<FulfilmentItem, 'changing'>> & {
    /** Once it was only known that some command is not answered, not which one. */
    readonly changing?: string | boolean | null;
  };

const isNewest = (stored: StoredFulfilment): stored is FulfilmentState =>
  stored.revision !== undefined &&
  Object.values(stored.items).every(({ changing }) => typeof changing !== 'boolean');

/** Of those that were given out about the item, the last one is the one that is not answered. */
const changingOf = (id: string, { changing }: StoredItem, taken: readonly string[]) => {
  if (changing !== true) return typeof changing === 'string' ? changing : null;
  const changes = taken.filter((key) => /^(?:ReturnStock|ResizeReservation):/.test(key));
  return changes.findLast((key) => key.split(/[:#]/, 2)[1] === id) ?? null;
};

/**
 * Lifts a kept state to today's shape. The first version kept no lines: of an order with several
 * items it is not known which of them a line was about.
 */
export const loadFulfilment = (stored: StoredFulfilment): FulfilmentState => {
  if (isNewest(stored)) return stored;
  const items = Object.fromEntries(
    Object.entries(stored.items).map(([id, item]) => [
      id,
      { ...newItem(item, 0), ...item, changing: changingOf(id, item, stored.taken ?? []) },
    ]),
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
