import { access } from '@order-ledger/access';
import {
  type Moment,
  type StateAt,
  changesBetween,
  placeBody,
  statesAt,
  stockStateBody,
  stockStateSchema,
  stockSubject,
} from '@order-ledger/audit/history';
import { productId, warehouseId } from '@order-ledger/contracts/http';
import { type StockItem, type StockState, stockItemId } from '@order-ledger/domain';
import type { EventStore } from '@order-ledger/event-store';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { queryProblem, refusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { diffQuery, momentOf, stateQuery } from './moment.ts';
import { diffSchema, stateSchemaOf } from './state.schema.ts';

const params = z.object({ productId, warehouseId });
const shared = { tags: ['audit'], params };
const config = { access: access.scope('audit:read') };

/** The item at each of these moments. Throws `moment_not_found` where it was not there yet. */
const itemsAt = async (
  eventStore: EventStore,
  item: StockItem,
  moments: readonly Moment[],
): Promise<readonly StateAt<StockState>[]> => {
  const states = await statesAt(eventStore, stockSubject, stockItemId(item), moments);
  return states.map((at) => {
    if (at === undefined) throw queryProblem('moment_not_found');
    return at;
  });
};

const stateOfStock = {
  ...shared,
  operationId: 'getStockState',
  summary: 'A stock item as it was at an instant or a revision, by its events',
  querystring: stateQuery,
  response: { 200: stateSchemaOf(stockStateSchema), ...refusals('moment_not_found') },
};

/** `GET /inventory/:productId/:warehouseId/state?at=|revision=`. */
export const getStockState = (app: Server, { eventStore }: Parts): void => {
  const url = '/inventory/:productId/:warehouseId/state';
  app.get(url, { schema: stateOfStock, config }, async ({ params: item, query }) => {
    const [at] = await itemsAt(eventStore, item, [momentOf(query)]);
    if (at === undefined) throw queryProblem('moment_not_found');
    return {
      ...placeBody(at),
      personal_data: 'opened' as const,
      state: stockStateBody(item, at.state),
    };
  });
};

const diffOfStock = {
  ...shared,
  operationId: 'getStockDiff',
  summary: 'What changed in a stock item between two instants or revisions',
  querystring: diffQuery,
  response: { 200: diffSchema, ...refusals('moment_not_found') },
};

/** `GET /inventory/:productId/:warehouseId/diff?from=&to=`. */
export const getStockDiff = (app: Server, { eventStore }: Parts): void => {
  const url = '/inventory/:productId/:warehouseId/diff';
  app.get(url, { schema: diffOfStock, config }, async ({ params: item, query }) => {
    const [from, to] = await itemsAt(eventStore, item, [query.from, query.to ?? null]);
    if (from === undefined || to === undefined) throw queryProblem('moment_not_found');
    return {
      from: placeBody(from),
      to: placeBody(to),
      personal_data: 'opened' as const,
      changes: changesBetween(stockStateBody(item, from.state), stockStateBody(item, to.state)),
    };
  });
};
