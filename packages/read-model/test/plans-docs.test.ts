import { quietPool, testPostgres } from '@order-ledger/embedded/testing';
import { migrate } from '@order-ledger/service-kit';
import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReadModelDatabase, readModelMigrations } from '../src/index.ts';
import { questions } from './plans/questions.ts';
import { fillShop } from './plans/shop.ts';

const postgres = await testPostgres();
const asked: CompiledQuery[] = [];
const db = new Kysely<ReadModelDatabase>({
  dialect: new PostgresDialect({ pool: quietPool(postgres.url) }),
  log: ({ query }) => void asked.push(query),
});
afterAll(async () => await db.destroy());

beforeAll(async () => {
  await migrate(db, readModelMigrations);
  await fillShop(db);
});

/** How PostgreSQL answers a question, with its real parameters. */
const planOf = async (ask: (typeof questions)[string]): Promise<string> => {
  asked.length = 0;
  await ask(db);
  const [query] = asked;
  if (query === undefined) throw new Error('nothing was asked');
  const { rows } = await db.executeQuery<Record<string, string>>({
    ...query,
    sql: `explain (costs off) ${query.sql}`,
  });
  return rows.map((row) => row['QUERY PLAN']).join('\n');
};

const plans = new Map<string, string>();
/** The checkpoints are five rows, which are read faster than any index of theirs. */
const scanOfATable = /Seq Scan on (?!projection_generation)\w+/;

test.each(Object.entries(questions))('%s: no table is read whole', async (question, ask) => {
  const plan = await planOf(ask);
  plans.set(question, plan);
  expect(plan).not.toMatch(scanOfATable);
});

test.each(['Orders, newest first', 'Orders of a customer', 'Orders in a status'])(
  '%s: a page is read from an index, without a sort',
  (question) => {
    expect(plans.get(question)).toMatch(/Index Scan Backward/);
    expect(plans.get(question)).not.toMatch(/Sort/);
  },
);

test('sums by day read no row of the listing', () => {
  expect(plans.get('Sums by day')).toMatch(/Index Only Scan using order_listing_placed_at/);
});

test('docs/query-plans.md shows them', async () => {
  const { rows } = await sql<{ version: string }>`
    select split_part(current_setting('server_version'), '.', 1) as version`.execute(db);
  const sections = [...plans].map(
    ([question, plan]) => `## ${question}\n\n\`\`\`\n${plan}\n\`\`\`\n`,
  );
  const page = `# Query plans

How PostgreSQL ${rows[0]?.version} answers what is asked of the read models, with 20,000 orders in them and statistics
that are up to date. Made by a test of \`packages/read-model\`, which fails when a table is read whole; written anew by
\`npm run docs\`.

${sections.join('\n')}`;
  await expect(page).toMatchFileSnapshot('../../../docs/query-plans.md');
});
