import { readdir } from 'node:fs/promises';
import { EventStoreDBClient, jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { connect } from 'nats';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import {
  temporaryNats,
  temporaryPostgres,
  testDirectory,
  testDatabase,
  testEventStore,
  testEventStoreProcess,
  testPostgres,
} from '../src/testing.ts';

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

test('an event store, which keeps what it has acknowledged over a kill -9', async () => {
  const store = await testEventStoreProcess();
  const client = EventStoreDBClient.connectionString`${store.url}`;
  const event = jsonEvent({ type: 'Tried', data: { well: true } });
  await client.appendToStream('try-1', event, { expectedRevision: NO_STREAM });
  await client.dispose();
  await store.kill();
  await store.start();
  const later = EventStoreDBClient.connectionString`${store.url}`;
  const read: unknown[] = [];
  for await (const { event } of later.readStream('try-1')) read.push(event?.data);
  await later.dispose();
  expect(read).toEqual([{ well: true }]);
});

const emptied: string[] = [];

const rowsOf = async (connectionString: string, query: string): Promise<unknown[]> => {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return (await client.query(query)).rows;
  } finally {
    await client.end();
  }
};

test('databases of one server, each empty, for one test', async () => {
  emptied.push(await testDatabase(), await testDatabase());
  const [one = '', other = ''] = emptied;
  expect(new URL(one).host).toBe(new URL(other).host);
  await rowsOf(one, 'create table only_here ()');
  expect(await rowsOf(other, `select to_regclass('only_here') as found`)).toEqual([
    { found: null },
  ]);
});

test('which are gone after it', async () => {
  expect(emptied).toHaveLength(2);
  for (const url of emptied) await expect(rowsOf(url, 'select')).rejects.toThrow('does not exist');
});

test('event stores in the process of the test, each empty', async () => {
  const options = { expectedRevision: NO_STREAM } as const;
  for (const { url } of [await testEventStore(), await testEventStore()]) {
    const client = EventStoreDBClient.connectionString(url);
    const appended = client.appendToStream(
      'try-1',
      jsonEvent({ type: 'Tried', data: { well: true } }),
      options,
    );
    await expect(appended).resolves.toMatchObject({ success: true });
    await client.dispose();
  }
});

let directory = '';

test('a directory for one test', async () => {
  directory = await testDirectory();
  await expect(readdir(directory)).resolves.toEqual([]);
});

test('which is gone after it', async () => {
  await expect(readdir(directory)).rejects.toThrow('ENOENT');
});
