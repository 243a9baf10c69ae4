import { access } from '@order-ledger/access';
import { ledgerHeaders, reservationSchema } from '@order-ledger/contracts/http';
import type { Server } from '@order-ledger/service-kit';
import type { Parts } from '../../parts.ts';
import { changeRefusals, commandRefusals, refusals } from '../../rejections.ts';
import { noBody } from '../../schemas/bodies.ts';
import { keyHeaders } from '../../schemas/headers.ts';
import { beginChange } from '../begin-change.ts';
import { extend, release } from '../change.ts';
import { expiryAt } from '../expiry.ts';
import { findReservation } from '../find.ts';
import { extendReservationBody, reservationParams } from '../schemas/reservations.ts';

const config = { access: access.scope('inventory:write') };
const shared = { tags: ['reservations'], headers: keyHeaders, params: reservationParams };

const deactivateSchema = {
  ...shared,
  operationId: 'deactivateReservation',
  summary: 'Give back what is reserved and not sold',
  body: noBody,
  response: { 200: reservationSchema, ...refusals(...changeRefusals) },
};

const extendSchema = {
  ...shared,
  operationId: 'extendReservation',
  summary: 'Reserve for longer',
  body: extendReservationBody,
  response: {
    200: reservationSchema,
    ...refusals(
      ...changeRefusals,
      'deadline_out_of_range',
      ...commandRefusals(['ExtendPaymentDeadline']),
    ),
  },
};

/** `POST /reservations/:id/deactivate` and `/extend`, of a hold or of an order. */
export const changeReservationRoutes = (app: Server, parts: Parts): void => {
  const deactivate = { schema: deactivateSchema, config };
  app.post('/reservations/:id/deactivate', deactivate, async (request, reply) => {
    const { body, params, headers } = request;
    const found = await findReservation(parts, params.id);
    const received = { request, key: headers['idempotency-key'], body };
    const change = await beginChange(parts, received, params.id);
    const answer = await release(parts, found, change);
    return await reply.headers(ledgerHeaders(answer)).send(answer.body);
  });

  app.post('/reservations/:id/extend', { schema: extendSchema, config }, async (request, reply) => {
    const { body, params, headers } = request;
    const found = await findReservation(parts, params.id);
    const received = { request, key: headers['idempotency-key'], body };
    const change = await beginChange(parts, received, params.id);
    const expiresAt = expiryAt(body.expires_at, change.at);
    const answer = await extend(parts, found, change, expiresAt);
    return await reply.headers(ledgerHeaders(answer)).send(answer.body);
  });
};
