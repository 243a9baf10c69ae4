import { quietPool, testDatabase } from '@order-ledger/embedded/testing';
import { migrate } from '@order-ledger/service-kit';
import { type CompiledQuery, Kysely, PostgresDialect, sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReadModelDatabase, readModelMigrations } from '../src/index.ts';
import { questions } from './plans/questions.ts';
import { fillShop } from './plans/shop.ts';

const url = await testDatabase();
const asked: CompiledQuery[] = [];
const db = new Kysely<ReadModelDatabase>({
  dialect: new PostgresDialect({ pool: quietPool(url, { max: 1 }) }),
  log: ({ query }) => void asked.push(query),
});
afterAll(async () => await db.destroy());

beforeAll(async () => {
  await migrate(db, readModelMigrations);
  await fillShop(db);
});

/** Any value as PostgreSQL reads it in a text. */
const literalOf = (value: unknown) => {
  if (value instanceof Date) return sql.lit(value.toISOString());
  return sql.lit(Array.isArray(value) ? `{${value.join(',')}}` : String(value));
};

/** After so many plans for the values that are asked PostgreSQL looks whether one for all is as good. */
const plansBefore = 5;

/** How PostgreSQL answers a question that was asked some times before, as a prepared statement. */
const planOf = async (ask: (typeof questions)[string]): Promise<string> => {
  asked.length = 0;
  await ask(db);
  const [query] = asked;
  if (query === undefined) throw new Error('nothing was asked');
  await sql`deallocate all`.execute(db);
  await sql`prepare question as ${sql.raw(query.sql)}`.execute(db);
  const values = sql.join(query.parameters.map(literalOf));
  const explain = sql<Record<string, string>>`explain (costs off) execute question (${values})`;
  for (let time = 0; time < plansBefore; time += 1) await explain.execute(db);
  const { rows } = await explain.execute(db);
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

/** How many there are depends so much on the status or product that PostgreSQL looks at it each time. */
const plannedEachTime = ['Orders in a status', 'Orders of a product'];

test('a statement is planned once and then kept', () => {
  const kept = [...plans].filter(([, plan]) => /\$\d/.test(plan)).map(([question]) => question);
  expect(kept).toEqual([...plans.keys()].filter((question) => !plannedEachTime.includes(question)));
});

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
that are up to date. Statements are prepared: a plan with \`$1\` in it was made once and is kept. Made by a test of
\`packages/read-model\`, which fails when a table is read whole; written anew by \`npm run docs\`.

${sections.join('\n')}`;
  await expect(page).toMatchFileSnapshot('../../../docs/query-plans.md');
});
