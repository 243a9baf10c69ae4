import { assertNever, formatDecimal } from '@order-ledger/domain';
import type { OrderEvent, OrderPlaced } from '@order-ledger/domain';
import { moneyOf, partsOf, totalsOf } from './outgoing.ts';
import type { Outgoing } from './outgoing.ts';

type OfType<Type extends OrderEvent['type']> = Extract<OrderEvent, { type: Type }>;

const types = [
  'OrderPlaced',
  'OrderReserved',
  'ShipmentDispatched',
  'ItemsCancelled',
  'QuantitiesChanged',
  'ReturnCompleted',
] as const;

/** Events that name lines, products or money only together with how the order was placed. */
export type AboutLines = OfType<(typeof types)[number]>;

const typesAboutLines: ReadonlySet<string> = new Set(types);
export const isAboutLines = (event: OrderEvent): event is AboutLines =>
  typesAboutLines.has(event.type);

const created = (placed: OrderPlaced['data']): Outgoing => {
  const { orderId, lines, currency, totals } = placed;
  return {
    type: 'order.created',
    data: {
      order_id: orderId,
      order_number: placed.orderNumber,
      user_id: placed.userId,
      items: lines.map(({ productId, warehouseId, quantity, unitPrice }, index) => ({
        line: index + 1,
        product_id: productId,
        warehouse_id: warehouseId,
        quantity,
        unit_price: formatDecimal(unitPrice, currency),
      })),
      ...totalsOf(totals, currency),
      payment_method: placed.paymentMethod,
      payment_due_at: placed.paymentDueAt,
    },
  };
};

/** Quantities change only after the reserving: it was made for all that was placed. */
const reserved = ({ orderId, lines }: OrderPlaced['data']): Outgoing => ({
  type: 'order.reserved',
  data: {
    order_id: orderId,
    items: lines.map(({ productId, warehouseId, quantity }, index) => ({
      line: index + 1,
      product_id: productId,
      warehouse_id: warehouseId,
      qty_confirmed: quantity,
    })),
  },
});

const shipped = (
  { orderId, shipmentId, carrier, trackingNumber, lines }: OfType<'ShipmentDispatched'>['data'],
  placed: OrderPlaced['data'],
): Outgoing => ({
  type: 'order.shipped',
  data: {
    order_id: orderId,
    scope: 'shipment',
    shipment: {
      shipment_id: shipmentId,
      carrier,
      tracking_number: trackingNumber,
      items: partsOf(placed, lines),
    },
  },
});

const returned = (
  { orderId, returnId, lines, amount }: OfType<'ReturnCompleted'>['data'],
  placed: OrderPlaced['data'],
): Outgoing => ({
  type: 'order.returned',
  data: {
    order_id: orderId,
    return_id: returnId,
    items: partsOf(placed, lines).map((part, index) => ({
      ...part,
      restock: lines[index]?.restock ?? false,
    })),
    ...moneyOf({ amount, currency: placed.currency }),
  },
});

export const lineMessage = (event: AboutLines, placed: OrderPlaced['data']): Outgoing => {
  const order_id = placed.orderId;
  switch (event.type) {
    case 'OrderPlaced':
      return created(event.data);
    case 'OrderReserved':
      return reserved(placed);
    case 'ShipmentDispatched':
      return shipped(event.data, placed);
    case 'ItemsCancelled': {
      const items = partsOf(placed, event.data.lines);
      const totals = totalsOf(event.data.totals, placed.currency);
      return { type: 'order.items_cancelled', data: { order_id, items, ...totals } };
    }
    case 'QuantitiesChanged': {
      const items = partsOf(placed, event.data.lines);
      const totals = totalsOf(event.data.totals, placed.currency);
      return { type: 'order.edited', data: { order_id, changed: 'quantities', items, totals } };
    }
    case 'ReturnCompleted':
      return returned(event.data, placed);
    default:
      return assertNever(event);
  }
};
