import { stockItemId } from '@order-ledger/domain';
import type { StockEvent } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';

/** What a reservation did to one stock item. */
export interface Held {
  /** Pieces that it holds now. */
  active: number;
  /** The most that it ever held. */
  most: number;
  confirmed: number;
  /** Sold, and not given back. */
  sold: number;
  /** Left, and not come back to be sold again. */
  shipped: number;
  last: LedgerEvent<StockEvent>;
}

/** By the id of the item. */
export type HeldItems = ReadonlyMap<string, Held>;

const change = (held: Held, { type, data }: StockEvent): void => {
  switch (type) {
    case 'StockReserved':
    case 'ReservationResized':
      held.active = data.quantity;
      held.most = Math.max(held.most, data.quantity);
      return;
    case 'ReservationConfirmed':
      held.active = 0;
      held.confirmed += data.quantity;
      held.sold += data.quantity;
      return;
    case 'ReservationReleased':
    case 'ReservationExpired':
      held.active = 0;
      return;
    case 'StockReturned':
      held.sold -= data.quantity;
      return;
    case 'StockShipped':
      held.shipped += data.quantity;
      return;
    case 'StockRestocked':
      held.sold -= data.quantity;
      held.shipped -= data.quantity;
      return;
    case 'ReservationExtended':
    case 'StockReceived':
    case 'StockAdjusted':
      return;
  }
};

/** The reservations of one partition, by their ids; those of an order have its id. */
export class Reservations {
  readonly #byId = new Map<string, Map<string, Held>>();

  add(id: string, delivered: LedgerEvent<StockEvent>): void {
    const items = this.#byId.get(id) ?? new Map<string, Held>();
    this.#byId.set(id, items);
    const itemId = stockItemId(delivered.event.data);
    const held = items.get(itemId) ?? {
      active: 0,
      most: 0,
      confirmed: 0,
      sold: 0,
      shipped: 0,
      last: delivered,
    };
    items.set(itemId, held);
    change(held, delivered.event);
    held.last = delivered;
  }

  of(id: string): HeldItems {
    return this.#byId.get(id) ?? new Map<string, Held>();
  }

  ids(): Iterable<string> {
    return this.#byId.keys();
  }
}
