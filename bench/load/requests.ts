import type { Ask, Products } from './job.ts';

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

/** The same order for the same turn. */
export const orderRequest = (
  { prefix, count }: Products,
  lines: number,
  turn: number,
): { readonly user: string; readonly request: PreparedRequest } => {
  const user = `user-${turn % users}`;
  const items = Array.from({ length: lines }, (_, line) => ({
    product_id: `${prefix}-${(turn * stride + line) % count}`,
    warehouse_id: 'main',
    quantity: 1,
    unit_price: '9.90',
  }));
  const order = { user_id: user, shipping_address: address, payment_method: 'card', items };
  const request: PreparedRequest = {
    method: 'POST',
    path: '/api/v1/orders',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(order),
  };
  return { user, request };
};

/** `count` requests, the same ones every time; `offset` begins elsewhere in the sequence. */
export const prepareRequests = (ask: Ask, count: number, offset = 0): PreparedRequest[] =>
  Array.from({ length: count }, (_, index): PreparedRequest => {
    const turn = offset + index;
    if (ask.kind === 'gets') {
      const path = ask.paths[(turn * stride) % ask.paths.length] ?? '/';
      return { method: 'GET', path, headers: {} };
    }
    const { request } = orderRequest(ask.products, ask.lines, turn);
    if (ask.respondAsync !== true) return request;
    return { ...request, headers: { ...request.headers, prefer: 'respond-async' } };
  });
