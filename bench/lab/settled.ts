import { BACKWARDS, END, EventStoreDBClient } from '@eventstore/db-client';
import type { Position, ReadPosition } from '@eventstore/db-client';
import type { Stack } from '@order-ledger/embedded';
import { followerCategories } from '@order-ledger/read-model';
import pWaitFor from 'p-wait-for';
import { Client } from 'pg';
import { request } from 'undici';

/** Five million events, when a store is filled with a million orders. */
const patienceMs = 2 * 3_600_000;

interface Lag {
  readonly lag: Readonly<
    Record<string, { readonly lag_positions?: string; lag_seconds?: number | null }>
  >;
}

const lagsOf = async (url: string): Promise<readonly Lag['lag'][string][]> => {
  const { body } = await request(`${url}/health/dependencies`);
  return Object.values(((await body.json()) as Lag).lag);
};

/** Every projection has read what there is, and the process manager as well. */
const haveReadAll = async ({ services }: Stack): Promise<boolean> => {
  const projections = await lagsOf(services['query-api'].url);
  if (projections.some((lag) => lag.lag_positions !== '0')) return false;
  const processes = await lagsOf(services['process-manager'].url);
  return processes.every((lag) => typeof lag !== 'object' || lag.lag_seconds === 0);
};

const followed = followerCategories.fulfilment.map((category) => `${category}-`);
const pageSize = 50;

/**
 * The position of the newest event that the process manager follows; behind it are those of nobody's.
 * Page by page: the client's `dispose` waits for ever for a read that was left early.
 */
const newestFollowed = async (client: EventStoreDBClient): Promise<bigint> => {
  let fromPosition: ReadPosition = END;
  for (;;) {
    const page = client.readAll({ direction: BACKWARDS, fromPosition, maxCount: pageSize });
    const places: { readonly stream: string; readonly position: Position }[] = [];
    for await (const { event } of page) {
      if (event !== undefined) places.push({ stream: event.streamId, position: event.position });
    }
    const newest = places.find(({ stream }) =>
      followed.some((prefix) => stream.startsWith(prefix)),
    );
    if (newest !== undefined) return newest.position.commit;
    const last = places.at(-1);
    if (last === undefined) return 0n;
    fromPosition = last.position;
  }
};

/**
 * The process manager has read the last event of orders and stock: a subscription that calls itself live has
 * still to handle what has reached it. Nothing is to be sent, and no order waits for anything but its
 * payment.
 */
const isAnswered = `
select (select min(position) from process_manager.checkpoint) >= $1
and not exists (select from process_manager.outbox) and not exists (
  select from process_manager.fulfilment
  where not settled and wake_at < now() + interval '10 minutes'
) as answered`;

/**
 * Waits until the whole system has come to rest: all events are in the read models and in the
 * states of the process manager, and the warehouse has answered for every order. Payments must be
 * due far later than in ten minutes.
 */
export const untilSettled = async (stack: Stack): Promise<void> => {
  const client = new Client(stack.env['POSTGRES_URL']);
  await client.connect();
  const events = EventStoreDBClient.connectionString(stack.env['EVENTSTORE_URL'] ?? '');
  try {
    await pWaitFor(
      async () => {
        if (!(await haveReadAll(stack))) return false;
        const newest = await newestFollowed(events);
        const { rows } = await client.query<{ answered: boolean }>(isAnswered, [newest]);
        return rows[0]?.answered === true;
      },
      { interval: 100, timeout: { milliseconds: patienceMs } },
    );
  } finally {
    await events.dispose();
    await client.end();
  }
};
