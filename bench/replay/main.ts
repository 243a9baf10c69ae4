/* `main.ts client|drain|rebuild|audit EVENTSTORE_URL POSTGRES_URL`: prints what it took as JSON. */
import { EventStoreDBClient } from '@eventstore/db-client';
import { runAudit } from '@order-ledger/audit';
import { connectEventStore, readRawAll } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import { rebuild, rebuildStatementTimeoutMs } from '@order-ledger/projector';
import { projectionNames } from '@order-ledger/read-model';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import type { Logger } from '@order-ledger/service-kit';

interface Ledger {
  readonly url: string;
  readonly eventStore: EventStore;
  readonly db: ReturnType<typeof connectPostgres<ReadModelDatabase>>;
  readonly logger: Logger;
}

export interface Outcome {
  readonly events: number;
  /** What an audit found, or rows that a rebuild found different. */
  readonly findings: number;
}

/** As anybody would read it. */
const drainByClient = async ({ url }: Ledger): Promise<Outcome> => {
  const client = EventStoreDBClient.connectionString(url);
  let events = 0;
  for await (const { event } of client.readAll()) if (event !== undefined) events += 1;
  await client.dispose();
  return { events, findings: 0 };
};

const drain = async ({ eventStore }: Ledger): Promise<Outcome> => {
  let events = 0;
  for await (const _ of readRawAll(eventStore, { prefixes: [''] })) events += 1;
  return { events, findings: 0 };
};

const audit = async ({ eventStore, db }: Ledger): Promise<Outcome> => {
  const { events, findingCount } = await runAudit({ eventStore, db, settleMs: 0 });
  return { events, findings: findingCount };
};

const rebuildAll = async (ledger: Ledger): Promise<Outcome> => {
  let events = 0;
  const onProgress = (progress: { readonly events: number }): void => {
    ({ events } = progress);
  };
  const rebuilt = await rebuild({ ...ledger, projections: projectionNames, onProgress });
  const failed = rebuilt.find(({ outcome }) => outcome !== 'switched');
  if (failed !== undefined) throw new Error(`${failed.name}: ${failed.error}`);
  const findings = rebuilt.reduce((sum, { comparison }) => sum + (comparison?.differences ?? 0), 0);
  return { events, findings };
};

const works = { client: drainByClient, drain, rebuild: rebuildAll, audit };
export type Work = keyof typeof works;

/** What it took, beside what came out. */
export interface Took extends Outcome {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly maxRssMiB: number;
}

const isWork = (name: string): name is Work => name in works;

const [what = '', eventStoreUrl = '', url = ''] = process.argv.slice(2);
if (!isWork(what)) throw new Error(`there is nothing to measure called ${what}`);
const logger = createLogger({ service: 'bench', level: 'warn' });
const eventStore = connectEventStore({ url: eventStoreUrl });
const db = connectPostgres<ReadModelDatabase>({
  url,
  applicationName: 'bench',
  logger,
  statementTimeoutMs: rebuildStatementTimeoutMs,
});
const [beganAt, cpuBefore] = [performance.now(), process.cpuUsage()];
const outcome = await works[what]({ url: eventStoreUrl, eventStore, db, logger });
const seconds = (performance.now() - beganAt) / 1_000;
const { user, system } = process.cpuUsage(cpuBefore);
await Promise.all([eventStore.close(), db.destroy()]);
const cpuSeconds = (user + system) / 1_000_000;
const maxRssMiB = Math.round(process.resourceUsage().maxRSS / 1_024);
const took: Took = { ...outcome, seconds, cpuSeconds, maxRssMiB };
process.stdout.write(JSON.stringify(took));
