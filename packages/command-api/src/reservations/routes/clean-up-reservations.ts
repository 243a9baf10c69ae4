import { access } from '@order-ledger/access';
import type { Server } from '@order-ledger/service-kit';
import { commandContext } from '../../http/command-context.ts';
import type { Parts } from '../../parts.ts';
import { noBody } from '../../schemas/bodies.ts';
import { keyHeaders } from '../../schemas/headers.ts';
import { cleanUp } from '../cleanup.ts';
import { cleanedUpSchema } from '../schemas/reservations.ts';

const schema = {
  operationId: 'cleanUpReservations',
  summary: 'Expire what is overdue now',
  tags: ['reservations'],
  headers: keyHeaders,
  body: noBody,
  response: { 200: cleanedUpSchema },
};

const config = { access: access.scope('inventory:write') };

/** `POST /reservations/cleanup`: a key changes nothing here, doing it again does no harm. */
export const cleanUpReservationsRoute = (app: Server, parts: Parts): void => {
  const { newId, now } = parts;
  app.post('/reservations/cleanup', { schema, config }, async (request) => {
    const context = commandContext(request, undefined, { newId });
    return { expired: await cleanUp(parts, context, now()) };
  });
};
