import { access } from '@order-ledger/access';
import { unshippedOf } from '@order-ledger/domain';
import { noBody } from '../../schemas/bodies.ts';
import { orderRoute } from '../order-command.ts';
import { orderParts } from '../order-parts.ts';
import { orderParams, shipmentBody, shipmentParams } from '../schemas/change-order.ts';

/** `POST /orders/:id/shipments`: pieces are on their way. */
export const createShipmentRoute = orderRoute({
  method: 'POST',
  path: '/:id/shipments',
  operationId: 'createShipment',
  summary: 'Ship an order, or some of its pieces',
  access: access.scope('orders:write'),
  params: orderParams,
  body: shipmentBody,
  sends: ['ShipOrder'],
  refuses: ['ambiguous_line', 'unknown_line'],
  status: 201,
  names: 'shipment_id',
  command: async ({ body, context, at, current }) => {
    const { items, carrier, tracking_number: trackingNumber = null } = body;
    const { commandId: shipmentId } = context;
    const sent = { type: 'ShipOrder', shipmentId, carrier, trackingNumber, at } as const;
    if (items === undefined) return { ...sent, lines: null };
    const { order } = await current();
    return { ...sent, lines: orderParts(order, items, order.lines.map(unshippedOf)) };
  },
});

/** `POST /orders/:id/shipments/:shipmentId/deliver`: it has arrived. */
export const deliverShipmentRoute = orderRoute({
  method: 'POST',
  path: '/:id/shipments/:shipmentId/deliver',
  operationId: 'deliverShipment',
  summary: 'Record that a shipment has arrived',
  access: access.scope('orders:write'),
  params: shipmentParams,
  body: noBody,
  sends: ['DeliverOrder'],
  command: ({ params, at }) => ({ type: 'DeliverOrder', shipmentId: params.shipmentId, at }),
});
