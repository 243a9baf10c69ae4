import { Pool } from 'undici';
import { z } from 'zod';

/** What a caller of the two REST endpoints sees of an answer. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly position: string | undefined;
}

export interface Line {
  readonly product_id: string;
  readonly warehouse_id: string;
  readonly quantity: number;
  readonly unit_price: string;
}

export interface Shop {
  receive(line: Omit<Line, 'unit_price'>): Promise<Answer>;
  place(
    lines: readonly Line[],
    options?: { readonly key?: string; readonly respondAsync?: boolean; readonly user?: string },
  ): Promise<Answer>;
  pay(orderId: string, key?: string): Promise<Answer>;
  cancel(orderId: string, reason: string): Promise<Answer>;
  order(orderId: string, position?: string): Promise<Answer>;
  /** How many orders the listing has in a status. */
  count(status: string): Promise<number>;
  close(): Promise<void>;
}

const placed = z.object({ order_id: z.string(), status: z.string() });
const listing = z.object({ meta: z.object({ total: z.number() }) });

/** The order id and status of an answer that has them. */
export const orderOf = (answer: Answer): { readonly id: string; readonly status: string } => {
  const { order_id: id, status } = placed.parse(answer.body);
  return { id, status };
};

const address = {
  name: 'Ada Lovelace',
  street: '12 St James’s Square',
  city: 'London',
  country: 'GB',
};

/** Talks to a running ledger over HTTP, with as many connections as there are requests at once. */
export const openShop = (commandUrl: string, queryUrl: string, connections: number): Shop => {
  const commands = new Pool(commandUrl, { connections, headersTimeout: 60_000 });
  const queries = new Pool(queryUrl, { connections: 16 });

  const call = async (
    pool: Pool,
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string> = {},
    body?: unknown,
  ): Promise<Answer> => {
    const reply = await pool.request({
      method,
      path: `/api/v1${path}`,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const position = reply.headers['ledger-position'];
    return {
      status: reply.statusCode,
      body: await reply.body.json(),
      position: typeof position === 'string' ? position : undefined,
    };
  };

  const keyed = (key: string | undefined): Record<string, string> =>
    key === undefined ? {} : { 'idempotency-key': key };

  return {
    receive: async (item) =>
      await call(
        commands,
        'POST',
        '/inventory/update',
        {},
        {
          type: 'received',
          reason: 'delivery',
          ...item,
        },
      ),
    place: async (items, { key, respondAsync = false, user = 'user-1' } = {}) =>
      await call(
        commands,
        'POST',
        '/orders',
        { ...keyed(key), ...(respondAsync && { prefer: 'respond-async' }) },
        { user_id: user, shipping_address: address, payment_method: 'card', items },
      ),
    pay: async (id, key) =>
      await call(commands, 'POST', `/orders/${id}/payment`, keyed(key), {
        method: 'card',
        reference: `payment-${id}`,
      }),
    cancel: async (id, reason) =>
      await call(commands, 'POST', `/orders/${id}/cancel`, {}, { reason }),
    order: async (id, position) =>
      await call(
        queries,
        'GET',
        `/orders/${id}`,
        position === undefined ? {} : { 'ledger-position': position },
      ),
    count: async (status) => {
      const answer = await call(queries, 'GET', `/orders?status=${status}&limit=1`);
      return listing.parse(answer.body).meta.total;
    },
    close: async () => {
      await Promise.all([commands.close(), queries.close()]);
    },
  };
};
