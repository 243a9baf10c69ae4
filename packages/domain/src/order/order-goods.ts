import { assertNever } from '../shared/decider.ts';
import type { Instant } from '../shared/ids.ts';
import type { Minor } from '../shared/money.ts';
import type { SealedText } from '../shared/sealed-text.ts';
import type { LinePart, ReturnEvent, ReturnedPart, ShippingEvent } from './events.ts';

export interface Shipment {
  readonly shipmentId: string;
  readonly lines: readonly LinePart[];
  readonly carrier: string;
  readonly trackingNumber: string | null;
  readonly dispatchedAt: Instant;
  readonly deliveredAt: Instant | null;
}

export interface OrderReturn {
  readonly returnId: string;
  readonly status: 'requested' | 'declined' | 'completed';
  /** The pieces that were announced. */
  readonly lines: readonly LinePart[];
  readonly comment: SealedText | null;
  readonly requestedAt: Instant;
  /** The words of who declined it. */
  readonly declineComment: SealedText | null;
  /** The pieces that came, once it is completed. */
  readonly returned: readonly ReturnedPart[];
  /** What the customer gets for them. */
  readonly amount: Minor | null;
  /** When it was declined or completed. */
  readonly endedAt: Instant | null;
}

/** The way of the goods to the customer and back. */
export interface OrderGoods {
  readonly shipments: readonly Shipment[];
  readonly returns: readonly OrderReturn[];
  /** When everything had arrived: the return window counts from here. */
  readonly deliveredAt: Instant | null;
}

export const noGoods: OrderGoods = { shipments: [], returns: [], deliveredAt: null };

/** Pieces of a line that returns have announced and that are still to come. */
export const comingBack = ({ returns }: OrderGoods, line: number): number =>
  returns
    .filter(({ status }) => status === 'requested')
    .flatMap(({ lines }) => lines)
    .reduce((sum, part) => (part.line === line ? sum + part.quantity : sum), 0);

const endReturn = (
  goods: OrderGoods,
  returnId: string,
  end: Pick<OrderReturn, 'status' | 'endedAt'> & Partial<OrderReturn>,
): OrderGoods => {
  const returns = goods.returns.map((known) =>
    known.returnId === returnId ? { ...known, ...end } : known,
  );
  return { ...goods, returns };
};

const openReturn = { declineComment: null, returned: [], amount: null, endedAt: null } as const;

export const goodsAfter = (goods: OrderGoods, event: ShippingEvent | ReturnEvent): OrderGoods => {
  switch (event.type) {
    case 'ShipmentDispatched': {
      const { orderId: _, ...sent } = event.data;
      return { ...goods, shipments: [...goods.shipments, { ...sent, deliveredAt: null }] };
    }
    case 'ShipmentDelivered': {
      const { shipmentId, deliveredAt } = event.data;
      const shipments = goods.shipments.map((shipment) =>
        shipment.shipmentId === shipmentId ? { ...shipment, deliveredAt } : shipment,
      );
      return { ...goods, shipments };
    }
    case 'OrderDelivered':
      return { ...goods, deliveredAt: event.data.deliveredAt };
    case 'ReturnRequested': {
      const { orderId: _, ...asked } = event.data;
      const opened: OrderReturn = { ...asked, status: 'requested', ...openReturn };
      return { ...goods, returns: [...goods.returns, opened] };
    }
    case 'ReturnDeclined': {
      const { returnId, comment: declineComment, declinedAt: endedAt } = event.data;
      return endReturn(goods, returnId, { status: 'declined', declineComment, endedAt });
    }
    case 'ReturnCompleted': {
      const { returnId, lines: returned, amount, completedAt: endedAt } = event.data;
      return endReturn(goods, returnId, { status: 'completed', returned, amount, endedAt });
    }
    case 'ProcessingStarted':
    case 'OrderShipped':
      return goods;
    default:
      return assertNever(event);
  }
};
