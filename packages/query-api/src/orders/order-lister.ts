import {
  type Counted,
  type ListWindow,
  type OrderFilter,
  type OrderListingRow,
  type ReadModelDatabase,
  listOrders,
  listOrdersOfUsers,
} from '@order-ledger/read-model';
import { inBatches } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';

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
  const byLimit = new Map<number, ReturnType<typeof inBatches<string, Page>>>();

  const ofUsersUpTo = (limit: number) => {
    const known = byLimit.get(limit);
    if (known !== undefined) return known;
    const made = inBatches(async (users: readonly string[]): Promise<readonly Page[]> => {
      const { position, rows } = await listOrdersOfUsers(db, [...new Set(users)], limit);
      return users.map((user) => ({ position, ...(rows.get(user) ?? { rows: [], total: 0 }) }));
    });
    byLimit.set(limit, made);
    return made;
  };

  return async (filter, window) => {
    const user = userAlone(filter, window);
    if (user === undefined) return await listOrders(db, filter, window);
    return await ofUsersUpTo(window.limit).load(user);
  };
};
