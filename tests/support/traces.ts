import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quietPool } from '@order-ledger/embedded/testing';

/* Looks for a word in everything that the ledger has ever written down, whatever its form there. */

/** The middle of a text in base64, which is the same wherever the text begins in a longer one. */
const base64Of = (word: string): readonly string[] =>
  [0, 1, 2].map((offset) => {
    const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(word)]);
    const text = bytes.toString('base64').replaceAll('=', '');
    return text.slice(offset === 0 ? 0 : offset + 1, -2);
  });

/** A word as it may stand in a file or a column: in the plain, as hex, as base64. */
const formsOf = (word: string): readonly string[] => [
  word,
  Buffer.from(word).toString('hex'),
  ...base64Of(word),
];

const around = (text: string, at: number): string => text.slice(Math.max(0, at - 60), at + 100);

/** The places in a text where the word stands in any form, each with what is around it. */
export const tracesIn = (where: string, text: string, word: string): readonly string[] =>
  formsOf(word).flatMap((form) => {
    const at = text.indexOf(form);
    return at < 0 ? [] : [`${where}: ${around(text, at)}`];
  });

type Pool = ReturnType<typeof quietPool>;

const withPool = async <T>(url: string, use: (pool: Pool) => Promise<T>): Promise<T> => {
  const pool = quietPool(url, { max: 1 });
  try {
    return await use(pool);
  } finally {
    await pool.end();
  }
};

const tablesOf = async (pool: Pool): Promise<readonly string[]> => {
  const { rows } = await pool.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by name`,
  );
  return rows.map(({ name }) => name);
};

const tracesInDatabase = async (url: string, word: string): Promise<readonly string[]> =>
  await withPool(url, async (pool) => {
    const traces: string[] = [];
    for (const table of await tablesOf(pool)) {
      const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${table} t`);
      traces.push(...rows.flatMap(({ row }) => tracesIn(table, row, word)));
    }
    return traces;
  });

/** In every row of every table of every database of a server: events, read models, keys, timers. */
export const tracesInTables = async (
  postgresUrl: string,
  word: string,
): Promise<readonly string[]> => {
  const names = await withPool(postgresUrl, async (pool) => {
    const { rows } = await pool.query<{ datname: string }>(
      'select datname from pg_database where not datistemplate',
    );
    return rows.map(({ datname }) => datname);
  });
  const traces: string[] = [];
  for (const name of names) {
    const url = new URL(postgresUrl);
    url.pathname = `/${name}`;
    traces.push(...(await tracesInDatabase(url.href, word)));
  }
  return traces;
};

/** In the bytes of every file: logs, journals, message streams, tables and write-ahead logs. */
export const tracesInFiles = async (dir: string, word: string): Promise<readonly string[]> => {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true });
  const traces: string[] = [];
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    // Servers remove files of theirs at any time.
    const bytes = await readFile(path).catch(() => Buffer.alloc(0));
    const text = bytes.toString('latin1');
    traces.push(...tracesIn(path.slice(dir.length), text, word));
  }
  return traces;
};
