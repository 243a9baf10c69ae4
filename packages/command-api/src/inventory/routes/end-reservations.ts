import { access } from '@order-ledger/access';
import { ledgerHeaders, reservationSchema } from '@order-ledger/contracts/http';
import type { Server } from '@order-ledger/service-kit';
import type { Parts } from '../../parts.ts';
import { changeRefusals, refusals } from '../../rejections.ts';
import { beginChange } from '../../reservations/begin-change.ts';
import { confirm, release } from '../../reservations/change.ts';
import { findReservationOfOrder } from '../../reservations/find.ts';
import { orderOfInventoryBody } from '../../reservations/schemas/reservations.ts';
import { keyHeaders } from '../../schemas/headers.ts';

const schemaOf = (operationId: string, summary: string) => ({
  operationId,
  summary,
  tags: ['inventory'],
  headers: keyHeaders,
  body: orderOfInventoryBody,
  response: { 200: reservationSchema, ...refusals(...changeRefusals) },
});

const config = { access: access.scope('inventory:write') };

const routes = [
  {
    url: '/inventory/confirm',
    schema: schemaOf('confirmInventory', 'Sell what is reserved for an order'),
    end: confirm,
  },
  {
    url: '/inventory/release',
    schema: schemaOf('releaseInventory', 'Give back what is reserved for an order'),
    end: release,
  },
] as const;

/** `POST /inventory/confirm` and `/release`, by the id of an order, here or elsewhere. */
export const endReservationsRoutes = (app: Server, parts: Parts): void => {
  for (const { url, schema, end } of routes) {
    app.post(url, { schema, config }, async (request, reply) => {
      const { body, headers } = request;
      const found = await findReservationOfOrder(parts, body.order_id);
      const received = { request, key: headers['idempotency-key'], body };
      const change = await beginChange(parts, received, found.reservation.id);
      const answer = await end(parts, found, change);
      return await reply.headers(ledgerHeaders(answer)).send(answer.body);
    });
  }
};
