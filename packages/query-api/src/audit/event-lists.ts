import { access, assertOwner, ownerFilter } from '@order-ledger/access';
import { orderCodec, stockReservationCodec, streamName } from '@order-ledger/contracts';
import { orderId, productId, warehouseId } from '@order-ledger/contracts/http';
import { stockItemId } from '@order-ledger/domain';
import {
  type DomainEvent,
  type EventDecoder,
  type EventStore,
  type LedgerEvent,
  readStream,
} from '@order-ledger/event-store';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { queryProblem, refusals } from '../http/problems.ts';
import { ownerOfOrder } from '../orders/ledger-order.ts';
import type { Parts } from '../parts.ts';
import { eventsBody, eventsQuery, eventsSchema } from './event-body.ts';
import { sightOf } from './sight.ts';

/** Some events of a stream, and one more to know that there are more. */
const eventsOf = async <Event extends DomainEvent>(
  eventStore: EventStore,
  stream: string,
  codec: EventDecoder<Event>,
  { after = -1n, limit }: z.output<typeof eventsQuery>,
): Promise<readonly LedgerEvent<Event>[]> => {
  const range = { fromRevision: after + 1n, toRevision: after + 1n + BigInt(limit) };
  const events: LedgerEvent<Event>[] = [];
  for await (const event of readStream(eventStore, stream, codec, range)) events.push(event);
  return events;
};

const orderEvents = {
  operationId: 'listOrderEvents',
  summary: 'The events of an order, oldest first',
  tags: ['audit'],
  params: z.object({ id: orderId }),
  querystring: eventsQuery,
  response: { 200: eventsSchema, ...refusals('order_not_found') },
};

/** `GET /orders/:id/events`. */
export const getOrderEvents = (app: Server, { eventStore, personalData }: Parts): void => {
  const config = { access: access.scope('audit:read', { customer: 'own' }) };
  app.get('/orders/:id/events', { schema: orderEvents, config }, async (request) => {
    const { params, query } = request;
    if (ownerFilter(request) !== undefined) {
      const owner = await ownerOfOrder(eventStore, params.id);
      if (owner === undefined) throw queryProblem('order_not_found');
      assertOwner(request, owner);
    }
    const stream = streamName('order', params.id);
    const events = await eventsOf(eventStore, stream, orderCodec, query);
    if (events.length === 0 && query.after === undefined) throw queryProblem('order_not_found');
    return await eventsBody(events, query.limit, sightOf(request), personalData);
  });
};

const stockEvents = {
  operationId: 'listStockEvents',
  summary: 'The events of a stock item, oldest first',
  tags: ['audit'],
  params: z.object({ productId, warehouseId }),
  querystring: eventsQuery,
  response: { 200: eventsSchema, ...refusals('stock_item_not_found') },
};

/** `GET /inventory/:productId/:warehouseId/events`. */
export const getStockEvents = (app: Server, { eventStore, personalData }: Parts): void => {
  const config = { access: access.scope('audit:read') };
  const url = '/inventory/:productId/:warehouseId/events';
  app.get(url, { schema: stockEvents, config }, async (request) => {
    const { params, query } = request;
    const stream = streamName('stockReservation', stockItemId(params));
    const events = await eventsOf(eventStore, stream, stockReservationCodec, query);
    if (events.length === 0 && query.after === undefined) {
      throw queryProblem('stock_item_not_found');
    }
    return await eventsBody(events, query.limit, sightOf(request), personalData);
  });
};
