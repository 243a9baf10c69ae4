import type { Pool } from 'pg';
import type { Books } from './peer.ts';

const text = `
with stock as (
  select stream_id, message_type, (message_data ->> 'quantity')::bigint as quantity
  from emt_messages where message_type like 'Stock%'
), streams as (
  select
    coalesce(sum(quantity) filter (where message_type = 'StockReceived'), 0) as received,
    coalesce(sum(quantity) filter (where message_type = 'StockReserved'), 0)
      - coalesce(sum(quantity) filter (where message_type = 'StockReleased'), 0) as taken
  from stock group by stream_id
), orders as (
  select message_data -> 'order' -> 'lines' as lines from emt_messages where message_type = 'OrderPlaced'
)
select
  (select count(*) from orders) as orders,
  (select coalesce(sum((line ->> 'quantity')::bigint), 0)
   from orders, jsonb_array_elements(lines) as line) as sold,
  (select coalesce(sum(taken), 0) from streams) as taken,
  (select count(*) from streams where taken > received) as oversold
`;

/** The books of a peer that has events instead of tables. */
export const readEventBooks = async (pool: Pool): Promise<Books> => {
  const { rows } = await pool.query<Record<keyof Books, string>>(text);
  const [row] = rows;
  return {
    orders: Number(row?.orders),
    sold: Number(row?.sold),
    taken: Number(row?.taken),
    oversold: Number(row?.oversold),
  };
};
