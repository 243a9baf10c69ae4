import type { InboundKind, PaymentResult, WarehouseReply } from '@order-ledger/contracts';
import type { FulfilmentAction } from '@order-ledger/domain';
import { sql } from 'kysely';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Db } from './parts.ts';
import type { Unanswered } from './relay/unanswered.ts';
import { channels } from './store/outbox.ts';

export interface ProcessManagerMetrics {
  readonly followed: (events: number, oldestAt: Date | undefined) => void;
  readonly carriedOut: (action: FulfilmentAction, outcome: 'done' | 'rejected' | 'failed') => void;
  readonly unanswered: (unanswered: Unanswered) => void;
  readonly replied: (reply: WarehouseReply) => void;
  readonly paid: (result: PaymentResult) => void;
  readonly cameIn: (kind: InboundKind) => void;
  readonly published: (messages: number, oldestAt: Date | undefined) => void;
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
  const count = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `process_manager_${name}_total`, help, labelNames, registers });
  const delayed = (name: string, help: string) => {
    const delay = new Histogram({
      name: `process_manager_${name}_seconds`,
      help: `From the storing of an event until ${help}, oldest of a batch`,
      buckets: delayBuckets,
      registers,
    });
    return (since: Date | undefined): void => {
      if (since === undefined) return;
      delay.observe(Math.max(0, now().getTime() - since.getTime()) / 1_000);
    };
  };
  const events = count('events', 'Events that were followed');
  const reacted = delayed('delay', 'the reaction to it is committed');
  const actions = count(
    'actions',
    'Actions carried out, by kind and outcome; those that failed are tried again',
    'action',
    'outcome',
  );
  const silences = count(
    'unanswered',
    'Messages sent although many before them got no answer: somebody has to look',
    'receiver',
    'operation',
  );
  const replies = count(
    'warehouse_replies',
    'Replies of the warehouse, by operation and outcome',
    'operation',
    'outcome',
  );
  const results = count(
    'payment_results',
    'Results of the payment provider, by kind and outcome',
    'kind',
    'outcome',
  );
  const inbound = count('inbound', 'Messages of other services that became commands', 'kind');
  const messages = count('integration_events', 'Integration events that were published');
  const told = delayed('integration_delay', 'its integration event is stored');
  return {
    followed: (number, oldestAt) => {
      events.inc(number);
      reacted(oldestAt);
    },
    carriedOut: (action, outcome) => {
      const name = 'command' in action ? action.command.type : action.kind;
      actions.inc({ action: name, outcome });
    },
    unanswered: ({ receiver, operation }) => silences.inc({ receiver, operation }),
    replied: ({ operation, outcome }) => replies.inc({ operation, outcome }),
    paid: ({ kind, outcome }) => results.inc({ kind, outcome }),
    cameIn: (kind) => inbound.inc({ kind }),
    published: (number, oldestAt) => {
      messages.inc(number);
      told(oldestAt);
    },
  };
};
