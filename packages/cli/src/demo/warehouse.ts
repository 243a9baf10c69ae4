import type { OrderStatus } from '@order-ledger/domain';
import pLimit from 'p-limit';
import { request } from 'undici';
import { z } from 'zod';

/** How to reach the warehouse's own HTTP API. */
export interface WarehouseAccess {
  readonly url: string;
  readonly apiKey: string;
}

const answerSchema = z.object({ data: z.object({ status: z.string() }).optional() });

const committed = ['committed'];

/** What the warehouse may say of an order in each lasting status; `unknown`: it never heard of it. */
const legalAtWarehouse: Readonly<Partial<Record<OrderStatus, readonly string[]>>> = {
  confirmed: committed,
  processing: committed,
  partially_shipped: committed,
  shipped: committed,
  delivered: committed,
  partially_returned: committed,
  returned: committed,
  cancelled: ['cancelled', 'refused', 'unknown'],
  expired: ['cancelled', 'refused', 'unknown'],
  rejected: ['unknown'],
  abandoned: ['unknown'],
};

const statusAt = async ({ url, apiKey }: WarehouseAccess, orderId: string): Promise<string> => {
  const reply = await request(`${url}/api/v1/inventory/orders/${orderId}`, {
    headers: { 'x-api-key': apiKey },
  });
  const { data } = answerSchema.parse(await reply.body.json());
  return reply.statusCode === 404 ? 'unknown' : (data?.status ?? 'unreadable');
};

/** Orders about which ledger and warehouse disagree, as `id: status here, status there`. */
export const warehouseDisagreements = async (
  access: WarehouseAccess,
  orders: ReadonlyMap<string, OrderStatus>,
): Promise<readonly string[]> => {
  const limit = pLimit(16);
  const found = await Promise.all(
    [...orders].map(
      async ([id, status]) =>
        await limit(async () => {
          const there = await statusAt(access, id);
          return legalAtWarehouse[status]?.includes(there) === true
            ? []
            : [`${id}: ${status} here, ${there} there`];
        }),
    ),
  );
  return found.flat();
};
