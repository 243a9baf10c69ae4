import {
  type Counted,
  type ListWindow,
  type OrderFilter,
  type OrderListingRow,
  type OrdersOfUser,
  type ReadModelDatabase,
  listOrders,
  listOrdersOfUsers,
} from '@order-ledger/read-model';
import type { Kysely } from 'kysely';
import { type Finder, batchedFinder } from '../finding/batched-finder.ts';

type Page = Counted<readonly OrderListingRow[]>;

export type OrderLister = (filter: OrderFilter, window: ListWindow) => Promise<Page>;

/** What most ask for: the newest orders of one user, whatever they are. */
const userAlone = (filter: OrderFilter, window: ListWindow): string | undefined => {
  const { userId, ...others } = filter;
  const { offset = 0, after } = window;
  const isFirst = offset === 0 && after === undefined;
  return isFirst && Object.values(others).every((value) => value === undefined)
    ? userId
    : undefined;
};

/**
 * The newest orders of users are asked for together by who asks at the same time. Everything else is
 * a statement of its own: which index is the right one depends on what is asked for.
 */
export const createOrderLister = (db: Kysely<ReadModelDatabase>): OrderLister => {
  const finders = new Map<number, Finder<string, OrdersOfUser>>();

  const finderUpTo = (limit: number): Finder<string, OrdersOfUser> => {
    const known = finders.get(limit);
    if (known !== undefined) return known;
    const made = batchedFinder(
      async (users: readonly string[]) => await listOrdersOfUsers(db, users, limit),
      String,
    );
    finders.set(limit, made);
    return made;
  };

  return async (filter, window) => {
    const user = userAlone(filter, window);
    if (user === undefined) return await listOrders(db, filter, window);
    const { position, rows: found } = await finderUpTo(window.limit)(user);
    return { position, ...(found ?? { rows: [], total: 0 }) };
  };
};
