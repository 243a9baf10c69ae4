/**
 * What the embedded event store does per second, through the unmodified client, with PostgreSQL, the
 * store and the client each in a process of its own on this machine. `node bench/event-store.ts [appends]`
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { startEventStoreProcess } from '../src/event-store-process.ts';
import { startPostgres } from '../src/postgres.ts';

const appends = Number(process.argv[2] ?? 30_000);
const directory = await mkdtemp(join(tmpdir(), 'event-store-bench-'));
const postgres = await startPostgres({ dataDir: join(directory, 'postgres') });
const postgresUrl = await postgres.createDatabase('bench');
const server = await startEventStoreProcess({ postgresUrl, logFile: join(directory, 'store.log') });
const client = EventStoreDBClient.connectionString(server.url);

const event = (n: number): ReturnType<typeof jsonEvent> =>
  jsonEvent({
    type: 'OrderPlaced',
    data: { orderId: `order-${n}`, lines: [{ productId: 'p1', quantity: 2, unitPrice: 1999 }] },
    metadata: {
      $correlationId: `c-${n}`,
      $causationId: `c-${n}`,
      actor: 'bench',
      schemaVersion: 1,
    },
  });

const report = (name: string, count: number, startMs: number): void => {
  const seconds = (performance.now() - startMs) / 1000;
  const rate = Math.round(count / seconds).toLocaleString('en');
  process.stdout.write(`${name.padEnd(44)}${rate.padStart(9)} /s\n`);
};

/** Runs `count` tasks, `inFlight` at a time. */
const load = async (
  name: string,
  count: number,
  inFlight: number,
  task: (n: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const startMs = performance.now();
  const worker = async (): Promise<void> => {
    while (next < count) await task(next++);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  report(name, count, startMs);
};

const drain = async (name: string): Promise<void> => {
  const startMs = performance.now();
  let count = 0;
  for await (const { event: read } of client.readAll()) if (read !== undefined) count += 1;
  report(`${name}: read $all`, count, startMs);
  const subscribedMs = performance.now();
  const subscription = client.subscribeToAll();
  let received = 0;
  for await (const { event: read } of subscription) {
    if (read !== undefined) received += 1;
    if (received === count) break;
  }
  report(`${name}: subscription to $all`, received, subscribedMs);
};

const newStream = async (n: number, run: string): Promise<unknown> =>
  await client.appendToStream(`order-${run}-${n}`, event(n), { expectedRevision: 'no_stream' });

try {
  await load('warm-up', 2_000, 64, async (n) => await newStream(n, 'w'));
  for (const inFlight of [64, 256, 1024]) {
    const run = `b${inFlight}`;
    await load(
      `batch append, ${inFlight} in flight, new streams`,
      appends,
      inFlight,
      async (n) => await newStream(n, run),
    );
  }
  await load(
    'batch append, 256 in flight, any, 100 streams',
    appends,
    256,
    async (n) => await client.appendToStream(`hot-${n % 100}`, event(n)),
  );
  const credentials = { username: 'bench', password: 'bench' };
  await load(
    'unary append, 64 in flight',
    appends / 3,
    64,
    async (n) => await client.appendToStream(`unary-${n}`, event(n), { credentials }),
  );
  await drain('cold');
  await drain('again');
} finally {
  await client.dispose();
  await server.stop();
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
}
process.exit(0);
