import { access } from '@order-ledger/access';
import { executeEdit } from '../edit.ts';
import { orderRoute } from '../order-command.ts';
import { orderParts } from '../order-parts.ts';
import { editOrderBody, orderParams } from '../schemas/change-order.ts';

/** `PATCH /orders/:id`: address, notes, metadata, and quantities before payment. */
export const editOrderRoute = orderRoute({
  method: 'PATCH',
  path: '/:id',
  operationId: 'editOrder',
  summary: 'Change address, notes, metadata, or quantities before payment',
  access: access.scope('orders:write', { customer: 'own' }),
  params: orderParams,
  body: editOrderBody,
  sends: ['EditOrder'],
  refuses: [
    'ambiguous_line',
    'insufficient_stock',
    'quantity_out_of_range',
    'reservation_changed',
    'reservation_ended',
    'unknown_line',
    'unknown_reservation',
    'unknown_stock_item',
  ],
  command: async ({ body, at, current, seal }) => {
    const { shipping_address: address, notes, metadata, items } = body;
    const [sealedAddress, sealedNotes, sealedMetadata] = await Promise.all([
      seal(address === undefined ? undefined : JSON.stringify(address)),
      seal(notes ?? undefined),
      seal(metadata ? JSON.stringify(metadata) : undefined),
    ]);
    return {
      type: 'EditOrder',
      at,
      ...(sealedAddress !== null && { shippingAddress: sealedAddress }),
      ...(notes !== undefined && { notes: sealedNotes }),
      ...(metadata !== undefined && { metadata: sealedMetadata }),
      ...(items !== undefined && { quantities: orderParts((await current()).order, items, []) }),
    };
  },
  execute: executeEdit,
});
