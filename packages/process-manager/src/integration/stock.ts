import type { IntegrationEventOf } from '@order-ledger/contracts';
import { assertNever } from '@order-ledger/domain';
import type { StockEvent } from '@order-ledger/domain';
import type { Outgoing } from './outgoing.ts';

type Change = Pick<
  IntegrationEventOf<'stock.changed'>['data'],
  'cause' | 'on_hand' | 'reserved' | 'available'
>;

/** By how many pieces an event changes what is there; `null` when it does not. */
const changeOf = (event: StockEvent): Change | null => {
  switch (event.type) {
    case 'StockReceived': {
      const { quantity } = event.data;
      return { cause: 'received', on_hand: quantity, reserved: 0, available: quantity };
    }
    case 'StockAdjusted': {
      const { change } = event.data;
      if (change === 0) return null;
      return { cause: 'adjusted', on_hand: change, reserved: 0, available: change };
    }
    case 'StockReserved': {
      const { quantity } = event.data;
      return { cause: 'reserved', on_hand: 0, reserved: quantity, available: -quantity };
    }
    case 'ReservationResized': {
      const more = event.data.quantity - event.data.previous;
      return { cause: 'resized', on_hand: 0, reserved: more, available: -more };
    }
    case 'ReservationConfirmed':
      return { cause: 'confirmed', on_hand: 0, reserved: -event.data.quantity, available: 0 };
    case 'ReservationReleased':
    case 'ReservationExpired': {
      const { quantity } = event.data;
      const cause = event.type === 'ReservationReleased' ? 'released' : 'expired';
      return { cause, on_hand: 0, reserved: -quantity, available: quantity };
    }
    case 'StockReturned':
      return { cause: 'returned', on_hand: 0, reserved: 0, available: event.data.quantity };
    case 'StockShipped':
      return { cause: 'shipped', on_hand: -event.data.quantity, reserved: 0, available: 0 };
    case 'StockRestocked': {
      const { quantity } = event.data;
      return { cause: 'restocked', on_hand: quantity, reserved: 0, available: quantity };
    }
    case 'ReservationExtended':
      return null;
    default:
      return assertNever(event);
  }
};

export const stockMessage = (event: StockEvent): Outgoing | null => {
  const change = changeOf(event);
  if (change === null) return null;
  const { data } = event;
  return {
    type: 'stock.changed',
    data: {
      product_id: data.productId,
      warehouse_id: data.warehouseId,
      reservation_id: 'reservationId' in data ? data.reservationId : null,
      ...change,
    },
  };
};
