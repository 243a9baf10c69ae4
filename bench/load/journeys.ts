import { Pool } from 'undici';
import type { JourneysJob, LoadResult } from './job.ts';
import { createRecorder } from './recorder.ts';
import { orderRequest } from './requests.ts';
import type { PreparedRequest } from './requests.ts';

interface Reply {
  readonly status: number;
  readonly body: { readonly order_id?: string };
  readonly position: string;
}

const post = (path: string, body: unknown): PreparedRequest => ({
  method: 'POST',
  path: `/api/v1${path}`,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const get = (path: string, headers: Record<string, string> = {}): PreparedRequest => ({
  method: 'GET',
  path: `/api/v1${path}`,
  headers,
});

/** Closed loop over the whole of a shop: every order is read back with the position of its answer. */
export const runJourneys = async (job: JourneysJob): Promise<LoadResult> => {
  const commands = new Pool(job.url, { connections: job.customers });
  const queries = new Pool(job.queryUrl, { connections: job.customers });
  const recorder = createRecorder();

  const send = async (label: string, pool: Pool, request: PreparedRequest): Promise<Reply> => {
    const sentAt = performance.now();
    const { statusCode, headers, body } = await pool.request(request);
    const answer = (await body.json()) as Reply['body'];
    recorder.answer(`${label} ${statusCode}`, performance.now() - sentAt);
    return { status: statusCode, body: answer, position: String(headers['ledger-position']) };
  };

  const journey = async (turn: number): Promise<void> => {
    const { user, request } = orderRequest(job.products, 1 + (turn % 3), turn);
    const placed = await send('place', commands, request);
    const { order_id: id } = placed.body;
    if (placed.status !== 201 || id === undefined) return;
    recorder.id(id);
    const position = { 'ledger-position': placed.position };
    await send('read own write', queries, get(`/orders/${id}`, position));
    await send('list', queries, get(`/orders?user_id=${user}&limit=10`));
    if (turn % 4 === 0) {
      await send('cancel', commands, post(`/orders/${id}/cancel`, { reason: 'changed my mind' }));
    } else {
      const payment = { method: 'card', reference: `payment-${id}` };
      await send('pay', commands, post(`/orders/${id}/payment`, payment));
    }
    await send('detail', queries, get(`/orders/${id}`));
  };

  const endsAt = performance.now() + job.seconds * 1_000;
  const customer = async (first: number): Promise<void> => {
    for (let turn = first; performance.now() < endsAt; turn += job.customers) {
      await journey(turn).catch(() => recorder.error());
    }
  };
  await Promise.all(Array.from({ length: job.customers }, (_, index) => customer(index)));
  await Promise.all([commands.close(), queries.close()]);
  return recorder.result();
};
