import { access } from '@order-ledger/access';
import { unshippedOf } from '@order-ledger/domain';
import { orderRoute } from '../order-command.ts';
import { orderParts } from '../order-parts.ts';
import { cancelOrderBody, orderParams } from '../schemas/change-order.ts';

/** `POST /orders/:id/cancel`: the process manager then gives the stock back. */
export const cancelOrderRoute = orderRoute({
  method: 'POST',
  path: '/:id/cancel',
  operationId: 'cancelOrder',
  summary: 'Cancel an order, or some of its items',
  access: access.scope('orders:write', { customer: 'own' }),
  params: orderParams,
  body: cancelOrderBody,
  sends: ['CancelOrder', 'CancelItems'],
  refuses: ['ambiguous_line', 'unknown_line'],
  command: async ({ body, at, current, seal }) => {
    const { items, reason } = body;
    const comment = await seal(reason);
    if (items === undefined) return { type: 'CancelOrder', code: 'requested', comment, at };
    const { order } = await current();
    const lines = orderParts(order, items, order.lines.map(unshippedOf));
    return { type: 'CancelItems', lines, comment, at };
  },
});
