import { access, assertNoCustomer } from '@order-ledger/access';
import { assertNever } from '@order-ledger/domain';
import type { OrderCommandOf } from '@order-ledger/domain';
import type { z } from 'zod';
import { orderRoute } from '../order-command.ts';
import type { OrderInput } from '../order-input.ts';
import { orderParams, statusBody } from '../schemas/change-order.ts';

type Input = OrderInput<z.output<typeof statusBody>, z.output<typeof orderParams>>;

const statusCommands = ['StartProcessing', 'ShipOrder', 'DeliverOrder', 'CancelOrder'] as const;

type StatusCommand = OrderCommandOf<(typeof statusCommands)[number]>;

const commandOf = async ({ request, body, context, at, seal }: Input): Promise<StatusCommand> => {
  if (body.status !== 'cancelled') {
    assertNoCustomer(request, 'customers may only cancel their orders');
  }
  switch (body.status) {
    case 'processing':
      return { type: 'StartProcessing', at };
    case 'shipped': {
      const { carrier, tracking_number: trackingNumber = null } = body;
      const { commandId: shipmentId } = context;
      return { type: 'ShipOrder', shipmentId, lines: null, carrier, trackingNumber, at };
    }
    case 'delivered':
      return { type: 'DeliverOrder', shipmentId: body.shipment_id ?? null, at };
    case 'cancelled':
      return { type: 'CancelOrder', code: 'requested', comment: await seal(body.reason), at };
    default:
      return assertNever(body);
  }
};

const common = {
  path: '/:id/status',
  access: access.scope('orders:write', { customer: 'own' }),
  params: orderParams,
  body: statusBody,
  sends: statusCommands,
  command: commandOf,
} as const;

const summary = 'Move an order on: processing, shipped, delivered or cancelled';

/** `PATCH /orders/:id/status`. */
export const patchStatusRoute = orderRoute({
  ...common,
  method: 'PATCH',
  operationId: 'changeOrderStatus',
  summary,
});

/** `PUT /orders/:id/status`: the same. */
export const putStatusRoute = orderRoute({
  ...common,
  method: 'PUT',
  operationId: 'setOrderStatus',
  summary,
});
