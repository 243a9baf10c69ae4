import { Client, escapeIdentifier } from 'pg';

/** The URL of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${encodeURIComponent(name)}`;
  return url.href;
}

/** Makes a database unless it exists. `serverUrl` names any database of that server. */
export async function createDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new Client({ connectionString: serverUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`);
  } catch (error) {
    // Somebody else made it at the same moment: duplicate_database, unique_violation.
    const code = (error as { code?: string }).code ?? '';
    if (!['42P04', '23505'].includes(code)) throw error;
  } finally {
    await client.end();
  }
  return databaseUrl(serverUrl, name);
}

/** Drops a database, whoever is connected to it. `serverUrl` names another database of that server. */
export async function dropDatabase(serverUrl: string, name: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
  } finally {
    await client.end();
  }
}
