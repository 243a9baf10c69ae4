import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import { freePort, startPostgres, type Crash, type PostgresServer } from '../src/index.ts';
import { clusterTemplate } from '../src/postgres/cluster.ts';
import { isAlive } from '../src/process/alive.ts';
import { testDirectory, testPostgres } from '../src/testing.ts';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

async function add(server: PostgresServer, value: number): Promise<void> {
  await query(server.url, 'create table if not exists kept (value int)');
  await query(server.url, `insert into kept values (${value})`);
}

async function values(server: PostgresServer): Promise<unknown[]> {
  return await query(server.url, 'select value from kept order by value');
}

async function backends(server: PostgresServer): Promise<number[]> {
  const rows = await query(server.url, 'select pid from pg_stat_activity');
  return (rows as { pid: number }[]).map(({ pid }) => pid);
}

test('a new cluster is durable, on the port given, and keeps its data over stop and kill -9', async () => {
  const port = await freePort();
  const dataDir = join(await testDirectory(), 'postgres');
  const server = await startPostgres({ dataDir, port });
  expect(new URL(server.url).port).toBe(String(port));
  const settings = `select current_setting('fsync') as fsync,
    current_setting('synchronous_commit') as commit, current_setting('max_connections') as max`;
  expect(await query(server.url, settings)).toEqual([{ fsync: 'on', commit: 'on', max: '200' }]);

  await add(server, 1);
  const pids = [server.pid, ...(await backends(server))];
  await server.kill();
  expect(await Promise.all(pids.map(isAlive))).not.toContain(true);
  await server.start();
  expect(await values(server)).toEqual([{ value: 1 }]);

  await add(server, 2);
  const { pid } = server;
  await server.stop();
  expect(await isAlive(pid)).toBe(false);
  expect(() => server.pid).toThrow('does not run');
  await server.start();
  expect(await values(server)).toEqual([{ value: 1 }, { value: 2 }]);
  await server.stop();
});

test('starts again after its postmaster alone was killed', async () => {
  const server = await testPostgres();
  await add(server, 1);
  process.kill(server.pid, 'SIGKILL');
  await vi.waitFor(() => expect(() => server.pid).toThrow('does not run'), 40_000);
  await server.start();
  expect(await values(server)).toEqual([{ value: 1 }]);
});

test('comes back by itself when asked to', async () => {
  const onCrash = vi.fn<(crash: Crash) => void>();
  const server = await testPostgres({ restart: { minDelayMs: 10, onCrash } });
  await add(server, 1);
  process.kill(server.pid, 'SIGKILL');
  await vi.waitFor(async () => expect(await values(server)).toEqual([{ value: 1 }]), 40_000);
  expect(onCrash).toHaveBeenCalledWith(
    expect.objectContaining({ name: 'PostgreSQL', reason: 'SIGKILL' }),
  );
});

test('refuses a directory that is served, a port that is taken, and a second start', async () => {
  const server = await testPostgres();
  await expect(startPostgres({ dataDir: server.dataDir })).rejects.toThrow(
    `process ${server.pid}: it is in use`,
  );
  await expect(server.start()).rejects.toThrow('runs already');
  const elsewhere = join(await testDirectory(), 'postgres');
  const template = await clusterTemplate();
  const taken = startPostgres({ dataDir: elsewhere, port: server.port, template });
  await expect(taken).rejects.toThrow(`127.0.0.1:${server.port}: the port is taken`);
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('is not held up by a lock file whose process id belongs to another program now', async () => {
  const server = await testPostgres();
  const { dataDir } = server;
  const lock = await readFile(join(dataDir, 'postmaster.pid'), 'utf8');
  await server.stop();
  await writeFile(join(dataDir, 'postmaster.pid'), lock.replace(/^\d+/, String(process.pid)));
  await server.start();
  expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
});

test('makes a database once, also when several ask at the same time', async () => {
  const server = await testPostgres();
  const urls = await Promise.all([1, 2, 3].map(() => server.createDatabase('event_store')));
  expect(new Set([...urls, server.databaseUrl('event_store')]).size).toBe(1);
  const current = 'select current_database() as name';
  expect(await query(urls[0] ?? '', current)).toEqual([{ name: 'event_store' }]);
});
