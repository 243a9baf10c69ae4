/** `measure.ts index|ask EVENTSTORE_URL POSTGRES_URL`: prints what it took as JSON. */
import { catchUpCauses, migrateCauses, tellCauses } from '@order-ledger/causes';
import type { CausesTables } from '@order-ledger/causes';
import { connectEventStore } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import type { Kysely } from 'kysely';

type Db = Kysely<CausesTables>;

const questions = 200;

const index = async (eventStore: EventStore, db: Db) => {
  await migrateCauses(db);
  return { events: (await catchUpCauses({ db, eventStore })).events };
};

/** Questions about orders, one after the other, as a person asks them: caught up, then told. */
const ask = async (eventStore: EventStore, db: Db) => {
  const orders = await db
    .selectFrom('causes.event')
    .select('stream')
    .where('type', '=', 'OrderPlaced')
    .limit(questions)
    .execute();
  for (const { stream } of orders) {
    await catchUpCauses({ db, eventStore });
    await tellCauses({ db, eventStore }, stream.slice('order-'.length));
  }
  return { events: orders.length };
};

const [what, url = '', postgresUrl = ''] = process.argv.slice(2);
const logger = createLogger({ service: 'bench', level: 'warn' });
const eventStore = connectEventStore({ url });
const db: Db = connectPostgres({ url: postgresUrl, applicationName: 'bench', logger });
const startedAt = performance.now();
const result = await (what === 'index' ? index(eventStore, db) : ask(eventStore, db));
const seconds = (performance.now() - startedAt) / 1_000;
await Promise.all([eventStore.close(), db.destroy()]);
const maxRssMiB = Math.round(process.resourceUsage().maxRSS / 1_024);
process.stdout.write(JSON.stringify({ ...result, seconds, maxRssMiB }));
