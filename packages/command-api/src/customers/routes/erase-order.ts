import { access, principalOf } from '@order-ledger/access';
import { erasureSchema } from '@order-ledger/contracts/http';
import { guestPerson } from '@order-ledger/personal-data';
import type { Server } from '@order-ledger/service-kit';
import { orderParams } from '../../orders/schemas/change-order.ts';
import type { Parts } from '../../parts.ts';
import { commandProblem, refusals } from '../../rejections.ts';
import { noBody } from '../../schemas/bodies.ts';
import { keyHeaders } from '../../schemas/headers.ts';

const schema = {
  operationId: 'eraseOrder',
  summary: 'Erase the personal data of a guest’s order',
  tags: ['orders'],
  headers: keyHeaders,
  params: orderParams,
  body: noBody,
  response: { 200: erasureSchema, ...refusals('order_not_found', 'order_of_customer') },
};

const config = { access: access.scope('customers:erase') };

/**
 * `DELETE /orders/:id/personal-data`: a guest has no account, and a key for each order. What is
 * sealed for a customer has one key, which is destroyed with the customer's data.
 */
export const eraseOrderRoute = (app: Server, { orders, personalData }: Parts): void => {
  app.delete('/orders/:id/personal-data', { schema, config }, async (request) => {
    const { id } = request.params;
    const { state } = await orders.load(id);
    if (!('order' in state)) throw commandProblem('order_not_found');
    const { userId } = state.order;
    if (userId !== null) throw commandProblem('order_of_customer', { extra: { user_id: userId } });
    const erasedAt = await personalData.erase(guestPerson(id));
    request.log.info({ actor: principalOf(request).id }, 'personal data erased');
    return { erased_at: erasedAt.toISOString() };
  });
};
