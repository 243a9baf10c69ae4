import type { WarehouseReply } from '@order-ledger/contracts';
import type { FulfilmentAction } from '@order-ledger/domain';
import { sql } from 'kysely';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Db } from './parts.ts';
import { channels } from './store/outbox.ts';

export interface ProcessManagerMetrics {
  followed(events: number, oldestAt: Date | undefined): void;
  carriedOut(action: FulfilmentAction, outcome: 'done' | 'rejected' | 'failed'): void;
  replied(reply: WarehouseReply): void;
}

const delayBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60];

interface Backlog {
  readonly channel: string;
  readonly rows: string;
  readonly oldest: number;
}

const backlogOf = async (db: Db, now: Date): Promise<readonly Backlog[]> => {
  const { rows } = await sql<Backlog>`
    select channel, count(*) as rows,
      extract(epoch from ${now}::timestamptz - min(created_at))::float8 as oldest
    from process_manager.outbox group by channel`.execute(db);
  return rows;
};

/** Asked when metrics are collected: a database that is down leaves these out. */
const addBacklog = (registry: Registry, db: Db, now: () => Date): void => {
  const options = { labelNames: ['channel'], registers: [registry] };
  const rows = new Gauge({
    ...options,
    name: 'process_manager_outbox_rows',
    help: 'Actions that are still to be carried out',
  });
  const oldest: Gauge = new Gauge({
    ...options,
    name: 'process_manager_outbox_oldest_seconds',
    help: 'Age of the oldest of them',
    collect: async () => {
      const backlog = await backlogOf(db, now()).catch(() => null);
      for (const channel of backlog === null ? [] : channels) {
        const found = backlog?.find((each) => each.channel === channel);
        rows.set({ channel }, Number(found?.rows ?? 0));
        oldest.set({ channel }, found?.oldest ?? 0);
      }
    },
  });
};

export const processManagerMetrics = (
  registry: Registry,
  db: Db,
  now: () => Date,
): ProcessManagerMetrics => {
  const registers = [registry];
  addBacklog(registry, db, now);
  const events = new Counter({
    name: 'process_manager_events_total',
    help: 'Events that were followed',
    registers,
  });
  const delay = new Histogram({
    name: 'process_manager_delay_seconds',
    help: 'From the storing of an event until the reaction to it is committed, oldest of a batch',
    buckets: delayBuckets,
    registers,
  });
  const actions = new Counter({
    name: 'process_manager_actions_total',
    help: 'Actions carried out, by kind and outcome; those that failed are tried again',
    labelNames: ['action', 'outcome'],
    registers,
  });
  const replies = new Counter({
    name: 'process_manager_warehouse_replies_total',
    help: 'Replies of the warehouse, by operation and outcome',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  return {
    followed: (count, oldestAt) => {
      events.inc(count);
      if (oldestAt === undefined) return;
      delay.observe(Math.max(0, now().getTime() - oldestAt.getTime()) / 1_000);
    },
    carriedOut: (action, outcome) => {
      const name = action.type === 'askWarehouse' ? action.kind : action.command.type;
      actions.inc({ action: name, outcome });
    },
    replied: ({ operation, outcome }) => replies.inc({ operation, outcome }),
  };
};
