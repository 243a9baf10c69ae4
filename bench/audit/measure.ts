/** `measure.ts drain|audit EVENTSTORE_URL POSTGRES_URL`: prints what it took as JSON. */
import { runAudit } from '@order-ledger/audit';
import { connectEventStore, readRawAll } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';

const drain = async (eventStore: EventStore) => {
  let events = 0;
  for await (const _ of readRawAll(eventStore, { prefixes: [''] })) events += 1;
  return { events, findings: 0 };
};

const audit = async (eventStore: EventStore, url: string) => {
  const logger = createLogger({ service: 'bench', level: 'warn' });
  const db = connectPostgres<ReadModelDatabase>({ url, applicationName: 'bench', logger });
  const report = await runAudit({ eventStore, db, settleMs: 0 });
  await db.destroy();
  return { events: report.events, findings: report.findingCount };
};

const [what, eventStoreUrl = '', postgresUrl = ''] = process.argv.slice(2);
const eventStore = connectEventStore({ url: eventStoreUrl });
const startedAt = performance.now();
const result = await (what === 'audit' ? audit(eventStore, postgresUrl) : drain(eventStore));
const seconds = (performance.now() - startedAt) / 1_000;
await eventStore.close();
const maxRssMiB = Math.round(process.resourceUsage().maxRSS / 1_024);
process.stdout.write(JSON.stringify({ ...result, seconds, maxRssMiB }));
