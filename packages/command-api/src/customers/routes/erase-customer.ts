import { access, assertOwner, principalOf } from '@order-ledger/access';
import { erasureSchema, userId } from '@order-ledger/contracts/http';
import { userPerson } from '@order-ledger/personal-data';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import type { Parts } from '../../parts.ts';
import { noBody } from '../../schemas/bodies.ts';
import { keyHeaders } from '../../schemas/headers.ts';

const schema = {
  operationId: 'eraseCustomer',
  summary: 'Erase the personal data of a customer',
  tags: ['customers'],
  headers: keyHeaders,
  params: z.object({ id: userId }),
  body: noBody,
  response: { 200: erasureSchema },
};

/** Customers may erase what is kept of themselves. */
const config = { access: access.scope('customers:erase', { customer: 'own' }) };

/**
 * `DELETE /customers/:id/personal-data`: destroys the key of the customer. All of their orders stay
 * in the ledger, without addresses, notes and reasons. Nothing is written to the ledger, and no key
 * of the request is needed: a repetition answers the same.
 */
export const eraseCustomerRoute = (app: Server, { personalData }: Parts): void => {
  app.delete('/customers/:id/personal-data', { schema, config }, async (request) => {
    const { id } = request.params;
    assertOwner(request, id);
    const erasedAt = await personalData.erase(userPerson(id));
    request.log.info({ actor: principalOf(request).id }, 'personal data erased');
    return { erased_at: erasedAt.toISOString() };
  });
};
