import { access, assertOwner } from '@order-ledger/access';
import {
  type Moment,
  type OrderStateBody,
  type StateAt,
  changesBetween,
  orderStateBody,
  orderStateSchema,
  orderSubject,
  placeBody,
  sealedTextsOf,
  statesAt,
} from '@order-ledger/audit/history';
import { orderId } from '@order-ledger/contracts/http';
import type { PlacedState } from '@order-ledger/domain';
import type { EventStore } from '@order-ledger/event-store';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { queryProblem, refusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { diffQuery, momentOf, stateQuery } from './moment.ts';
import { type Sight, sightOf, textsFor } from './sight.ts';
import { diffSchema, stateSchemaOf } from './state.schema.ts';

const shared = {
  tags: ['audit'],
  params: z.object({ id: orderId }),
};

const config = { access: access.scope('audit:read', { customer: 'own' }) };

type Placed = StateAt<PlacedState>;

/** The order at each of these moments. Throws `moment_not_found` where it was not placed yet. */
const ordersAt = async (
  eventStore: EventStore,
  id: string,
  moments: readonly Moment[],
): Promise<readonly Placed[]> => {
  const states = await statesAt(eventStore, orderSubject, id, moments);
  return states.map((at) => {
    if (at === undefined || !('order' in at.state)) throw queryProblem('moment_not_found');
    return { ...at, state: at.state };
  });
};

const bodyAt = async (
  { personalData }: Parts,
  sight: Sight,
  { state }: Placed,
): Promise<OrderStateBody> =>
  orderStateBody(state, await textsFor(sight, personalData, sealedTextsOf(state)));

const stateOfOrder = {
  ...shared,
  operationId: 'getOrderState',
  summary: 'An order as it was at an instant or a revision, by its events',
  querystring: stateQuery,
  response: { 200: stateSchemaOf(orderStateSchema), ...refusals('moment_not_found') },
};

/** `GET /orders/:id/state?at=|revision=`. */
export const getOrderState = (app: Server, parts: Parts): void => {
  app.get('/orders/:id/state', { schema: stateOfOrder, config }, async (request) => {
    const moments = [momentOf(request.query)];
    const [at] = await ordersAt(parts.eventStore, request.params.id, moments);
    if (at === undefined) throw queryProblem('moment_not_found');
    assertOwner(request, at.state.order.userId);
    const sight = sightOf(request);
    const state = await bodyAt(parts, sight, at);
    return { ...placeBody(at), personal_data: sight, state };
  });
};

const diffOfOrder = {
  ...shared,
  operationId: 'getOrderDiff',
  summary: 'What changed in an order between two instants or revisions',
  querystring: diffQuery,
  response: { 200: diffSchema, ...refusals('moment_not_found') },
};

/** `GET /orders/:id/diff?from=&to=`. */
export const getOrderDiff = (app: Server, parts: Parts): void => {
  app.get('/orders/:id/diff', { schema: diffOfOrder, config }, async (request) => {
    const moments = [request.query.from, request.query.to ?? null];
    const [from, to] = await ordersAt(parts.eventStore, request.params.id, moments);
    if (from === undefined || to === undefined) throw queryProblem('moment_not_found');
    assertOwner(request, from.state.order.userId);
    const sight = sightOf(request);
    const [before, after] = [await bodyAt(parts, sight, from), await bodyAt(parts, sight, to)];
    return {
      from: placeBody(from),
      to: placeBody(to),
      personal_data: sight,
      changes: changesBetween(before, after),
    };
  });
};
