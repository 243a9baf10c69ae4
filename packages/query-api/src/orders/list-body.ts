import { orderPath } from '@order-ledger/contracts/http';
import { formatDecimal } from '@order-ledger/domain';
import type { ListPlace, OrderListingRow } from '@order-ledger/read-model';
import { encodeCursor } from './cursor.ts';
import type { ListBody } from './list.schema.ts';

const placeOf = (row: OrderListingRow): ListPlace => ({
  placedAt: row.placed_at,
  orderId: row.order_id,
});

const listed = (row: OrderListingRow): ListBody['data'][number] => ({
  id: row.order_id,
  order_id: row.order_id,
  order_number: row.order_number,
  user_id: row.user_id,
  status: row.status,
  currency: row.currency,
  total: formatDecimal(Number(row.total), row.currency),
  pieces: row.pieces,
  product_ids: row.product_ids,
  placed_at: row.placed_at.toISOString(),
  updated_at: row.updated_at.toISOString(),
  links: { self: orderPath(row.order_id) },
});

export interface Page {
  readonly limit: number;
  /** `null` behind a cursor. */
  readonly page: number | null;
  readonly total: number | null;
}

/** One page as the wire has it, from its rows and, when there are more, one row of the next. */
export const listBody = (
  rows: readonly OrderListingRow[],
  { limit, page, total }: Page,
): ListBody => {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    data: shown.map(listed),
    meta: {
      limit,
      page,
      total,
      pages: total === null ? null : Math.ceil(total / limit),
      next_cursor: last === undefined ? null : encodeCursor(placeOf(last)),
    },
  };
};
