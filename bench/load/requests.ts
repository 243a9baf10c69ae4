import type { Ask } from './job.ts';

/** One request, ready to be sent as often as one likes. */
export interface PreparedRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

const address = { name: 'Ada Lovelace', street: '12 St James’s Square', city: 'London' };
const users = 500;
/** Prime, so that neighbours in time are not neighbours among the products. */
const stride = 7_919;

const orderBody = (prefix: string, count: number, lines: number, turn: number): string => {
  const items = Array.from({ length: lines }, (_, line) => ({
    product_id: `${prefix}-${(turn * stride + line) % count}`,
    warehouse_id: 'main',
    quantity: 1,
    unit_price: '9.90',
  }));
  const user = `user-${turn % users}`;
  return JSON.stringify({
    user_id: user,
    shipping_address: address,
    payment_method: 'card',
    items,
  });
};

/** `count` requests, the same ones every time; `offset` begins elsewhere in the sequence. */
export const prepareRequests = (
  ask: Ask,
  count: number,
  offset = 0,
): readonly PreparedRequest[] => {
  const turns = Array.from({ length: count }, (_, index) => offset + index);
  if (ask.kind === 'gets') {
    const { paths } = ask;
    return turns.map((turn) => ({
      method: 'GET',
      path: paths[(turn * stride) % paths.length] ?? '/',
      headers: {},
    }));
  }
  const { products, lines, respondAsync = false } = ask;
  const headers = {
    'content-type': 'application/json',
    ...(respondAsync && { prefer: 'respond-async' }),
  };
  return turns.map((turn) => ({
    method: 'POST',
    path: '/api/v1/orders',
    headers: { ...headers },
    body: orderBody(products.prefix, products.count, lines, turn),
  }));
};
