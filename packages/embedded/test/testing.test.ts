import { readdir } from 'node:fs/promises';

import { connect } from 'nats';
import { Client } from 'pg';
import { expect, test } from 'vitest';

import { temporaryNats, temporaryPostgres, testDirectory, testPostgres } from '../src/testing.ts';

const shared = await testPostgres({ settings: { max_connections: 33 } });

test('a PostgreSQL of its own, with the settings asked for', async () => {
  const client = new Client({ connectionString: await shared.createDatabase('orders') });
  await client.connect();
  const { rows } = await client.query(`select current_database(),
    current_setting('max_connections') as connections, current_setting('server_version') as version,
    (select datcollate || ' ' || datlocale from pg_database where datname = 'orders') as locale`);
  await client.end();
  expect(rows).toEqual([
    {
      current_database: 'orders',
      connections: '33',
      version: expect.stringMatching(/^18\./),
      locale: 'C C.UTF-8',
    },
  ]);
});

test('several at a time do not meet', async () => {
  const servers = await Promise.all([temporaryPostgres(), temporaryPostgres(), temporaryNats()]);
  try {
    expect(new Set(servers.map(({ port }) => port)).size).toBe(3);
    expect(new Set(servers.map(({ pid }) => pid)).size).toBe(3);
  } finally {
    await Promise.all(servers.map(async ({ dispose }) => await dispose()));
  }
});

test('nothing is left after disposal', async () => {
  const server = await temporaryNats();
  const connection = await connect({ servers: server.url });
  await connection.close();
  const { pid } = server;
  await server.dispose();
  expect(() => process.kill(pid, 0)).toThrow('ESRCH');
});

let directory = '';

test('a directory for one test', async () => {
  directory = await testDirectory();
  await expect(readdir(directory)).resolves.toEqual([]);
});

test('which is gone after it', async () => {
  await expect(readdir(directory)).rejects.toThrow('ENOENT');
});
