import { access, assertOwner } from '@order-ledger/access';
import { ledgerHeaders, orderId } from '@order-ledger/contracts/http';
import { findReservations } from '@order-ledger/read-model';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { minPosition, positionHeaders, requiredPosition } from '../http/ledger-position.ts';
import { queryProblem, readRefusals } from '../http/problems.ts';
import { readOrder } from '../orders/read-order.ts';
import type { Parts } from '../parts.ts';
import { reservationsBody, reservationsSchema } from './reservation-body.ts';

const positioned = { querystring: z.strictObject(minPosition), headers: positionHeaders };

const orderReservations = {
  ...positioned,
  operationId: 'getOrderReservations',
  summary: 'What is or was reserved for an order, and why it ended',
  tags: ['orders'],
  params: z.object({ id: orderId }),
  response: {
    200: reservationsSchema,
    ...readRefusals('order_not_found'),
  },
};

/** `GET /orders/:id/reservations`: active and ended. */
export const getOrderReservations = (app: Server, parts: Parts): void => {
  const { db, reader } = parts;
  const config = { access: access.scope('orders:read', { customer: 'own' }) };
  const schema = orderReservations;
  app.get('/orders/:id/reservations', { schema, config }, async (request, reply) => {
    const { id } = request.params;
    const required = requiredPosition(request);
    const order = await readOrder(parts, id, required);
    assertOwner(request, order.rows.user_id);
    const { position, rows } = await reader.read(
      'reservation',
      required,
      reader.deadlineMs(),
      async () => await findReservations(db, id),
    );
    return await reply.headers(ledgerHeaders({ position })).send(reservationsBody(rows));
  });
};

const holdOrOrder = z
  .string()
  .regex(/^(hold-)?[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/, 'is no reservation id')
  .toLowerCase();

const reservation = {
  ...positioned,
  operationId: 'getReservation',
  summary: 'What is or was reserved by hand, or for an order',
  tags: ['reservations'],
  params: z.object({ id: holdOrOrder }),
  response: {
    200: reservationsSchema,
    ...readRefusals('reservation_not_found'),
  },
};

/** `GET /reservations/:id`: the id is `hold-{uuid}`, or that of an order. */
export const getReservation = (app: Server, { db, reader }: Parts): void => {
  const config = { access: access.scope('inventory:read') };
  const schema = reservation;
  app.get('/reservations/:id', { schema, config }, async (request, reply) => {
    const { position, rows } = await reader.read(
      'reservation',
      requiredPosition(request),
      reader.deadlineMs(),
      async () => await findReservations(db, request.params.id),
    );
    if (rows.length === 0) throw queryProblem('reservation_not_found');
    return await reply.headers(ledgerHeaders({ position })).send(reservationsBody(rows));
  });
};
