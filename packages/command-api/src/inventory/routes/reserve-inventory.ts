import { access } from '@order-ledger/access';
import { ledgerHeaders, reservationSchema } from '@order-ledger/contracts/http';
import { addMs, holdReservationId, stockDemand, stockItemId } from '@order-ledger/domain';
import type { StockQuantity } from '@order-ledger/domain';
import { commonProblem } from '@order-ledger/service-kit';
import type { Server } from '@order-ledger/service-kit';
import type { Parts } from '../../parts.ts';
import { commandProblem, holdRefusals, refusals } from '../../rejections.ts';
import { beginChange } from '../../reservations/begin-change.ts';
import { describeOrder } from '../../reservations/change.ts';
import { expiryAt } from '../../reservations/expiry.ts';
import { findOrder, holdIdsOfOrder } from '../../reservations/find.ts';
import { openHold } from '../../reservations/open-hold.ts';
import { reserveInventoryBody, stockQuantities } from '../../reservations/schemas/reservations.ts';
import { keyHeaders } from '../../schemas/headers.ts';

const schema = {
  operationId: 'reserveInventory',
  summary: 'Hold stock for an order of another system',
  tags: ['inventory'],
  headers: keyHeaders,
  body: reserveInventoryBody,
  response: { 200: reservationSchema, ...refusals(...holdRefusals, 'illegal_transition') },
};

const config = { access: access.scope('inventory:write') };

/** An order of this ledger holds what it asks for, and nothing else can be held for it. */
const assertSame = (held: readonly StockQuantity[], asked: readonly StockQuantity[]): void => {
  const quantities = new Map(held.map((item) => [stockItemId(item), item.quantity]));
  const same = asked.every((item) => quantities.get(stockItemId(item)) === item.quantity);
  if (same && asked.length === held.length) return;
  throw commandProblem('invalid_items', { detail: 'these are not the items of the order' });
};

/** `POST /inventory/reserve`: the order is known by its id, here and wherever it comes from. */
export const reserveInventoryRoute = (app: Server, parts: Parts): void => {
  const { now, paymentDeadlineMs } = parts;
  app.post('/inventory/reserve', { schema, config }, async (request, reply) => {
    const { body, headers } = request;
    const items = body.items && stockDemand(stockQuantities(body.items));
    const ofLedger = await findOrder(parts, body.order_id);
    if (ofLedger !== undefined) {
      if (items !== undefined) assertSame(ofLedger.reservation.items, items);
      const known = await describeOrder(parts, ofLedger);
      return await reply.headers(ledgerHeaders(known)).send(known.body);
    }
    if (items === undefined) {
      const errors = [{ pointer: '/items', message: 'is missing' }];
      throw commonProblem('invalid_request', { errors });
    }
    const requested = body.expires_at ?? new Date(addMs(now().toISOString(), paymentDeadlineMs));
    const idOf = holdIdsOfOrder(body.order_id);
    const received = { request, key: headers['idempotency-key'], body };
    const { context, at } = await beginChange(parts, received, holdReservationId(idOf(0)));
    const expiresAt = expiryAt(requested, at);
    const externalOrderId = body.order_id;
    const answer = await openHold(parts, { idOf, items, externalOrderId, expiresAt, at, context });
    return await reply.headers(ledgerHeaders(answer)).send(answer.body);
  });
};
