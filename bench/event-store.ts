/**
 * What the embedded event store does per second through the unmodified client and through the ledger's own connection,
 * and the CPU that it takes, with PostgreSQL, the store and the client each in a process of its own on this machine.
 * `node event-store.ts [appends]`
 */
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { startEventStoreProcess, startPostgres } from '@order-ledger/embedded';
import { connectEventStore, readRawAll, readRawStream } from '@order-ledger/event-store';

const appends = Number(process.argv[2] ?? 30_000);
const directory = await mkdtemp(join(tmpdir(), 'event-store-bench-'));
// PostgreSQL may run as another user.
await chmod(directory, 0o755);
const postgres = await startPostgres({ dataDir: join(directory, 'postgres') });
const postgresUrl = await postgres.createDatabase('bench');
const server = await startEventStoreProcess({ postgresUrl, logFile: join(directory, 'store.log') });
const client = EventStoreDBClient.connectionString(server.url);
const ledger = connectEventStore({ url: server.url, limits: { appendTimeoutMs: 10_000 } });

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

/** CPU that the store has used, in µs; 0 where there is no /proc. In ticks of 10 ms. */
const storeCpuUs = async (): Promise<number> => {
  const stat = await readFile(`/proc/${server.pid}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0] = stat.split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? [];
  return (user + system) * 10_000;
};

const measure = async (name: string, action: () => Promise<number>): Promise<void> => {
  const [startMs, startUs, start] = [performance.now(), await storeCpuUs(), process.cpuUsage()];
  const count = await action();
  const rate = Math.round((count * 1000) / (performance.now() - startMs)).toLocaleString('en');
  const store = Math.round(((await storeCpuUs()) - startUs) / count);
  const { user, system } = process.cpuUsage(start);
  const here = Math.round((user + system) / count);
  process.stdout.write(
    `${name.padEnd(46)}${rate.padStart(9)} /s ${`${store}`.padStart(7)} ${`${here}`.padStart(7)}\n`,
  );
};

/** Runs `count` tasks, `inFlight` at a time. */
const load = async (
  name: string,
  count: number,
  inFlight: number,
  task: (n: number) => Promise<unknown>,
): Promise<void> => {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < count) await task(next++);
  };
  await measure(name, async () => {
    await Promise.all(Array.from({ length: inFlight }, worker));
    return count;
  });
};

const drain = async (name: string): Promise<void> => {
  let total = 0;
  await measure(`${name}: read $all`, async () => {
    total = 0;
    for await (const { event: read } of client.readAll()) if (read !== undefined) total += 1;
    return total;
  });
  await measure(`${name}: subscription to $all`, async () => {
    let received = 0;
    for await (const { event: read } of client.subscribeToAll()) {
      if (read !== undefined) received += 1;
      if (received === total) break;
    }
    return received;
  });
};

const drainLedger = async (): Promise<void> => {
  const head = await ledger.head();
  await measure('ledger: read $all', async () => {
    let total = 0;
    for await (const { position } of readRawAll(ledger, { prefixes: [''] })) {
      total += position > 0n ? 1 : 0;
    }
    return total;
  });
  await measure('ledger: subscription to $all', async () => {
    const filter = { on: 'stream', prefixes: [''] } as const;
    const feed = ledger.openFeed({ after: null, filter, bufferSize: 500 });
    const { signal } = new AbortController();
    let received = 0;
    for (let position = 0n; position < head;) {
      const batch = await feed.take(500, 1_000, signal);
      received += batch?.events.length ?? 0;
      position = batch?.position ?? position;
    }
    feed.close();
    return received;
  });
};

const memoryMiB = async (): Promise<string> => {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8').catch(() => '');
  const kiB = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0);
  return `${Math.round(kiB / 1024)} MiB`;
};

const newStream = async (n: number, run: string): Promise<unknown> =>
  await client.appendToStream(`order-${run}-${n}`, event(n), { expectedRevision: 'no_stream' });

/** An append of the ledger: the way that its commands are stored. */
const ledgerAppend = async (n: number, run: string): Promise<unknown> => {
  const { id, type, data, metadata } = event(n);
  const [dataJson, metadataJson] = [JSON.stringify(data), JSON.stringify(metadata)];
  const frozen = {
    event: data,
    id,
    type,
    dataJson,
    metadataJson,
    revision: 0n,
    hash: '',
    bytes: 0,
  };
  const stream = `order-${run}-${n}`;
  return await ledger.append({ stream, expectedRevision: -1n, events: [frozen] });
};

const shortRead = async (stream: string): Promise<void> => {
  for await (const { revision } of readRawStream(ledger, stream)) {
    if (revision !== 0n) throw new Error(`${stream} has a revision ${revision}`);
  }
};

try {
  process.stdout.write(`${'CPU in µs of'.padStart(66)}\n${'store    client'.padStart(73)}\n`);
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
  for (const inFlight of [64, 256]) {
    const run = `l${inFlight}`;
    await load(`ledger append, ${inFlight} in flight`, appends, inFlight, async (n) => {
      await ledgerAppend(n, run);
    });
  }
  const reads = Math.round(appends / 6);
  await load('ledger, reading a new stream, 64 in flight', reads, 64, async (n) => {
    await shortRead(`order-l256-${appends - 1 - n}`);
  });
  await load('ledger, reading an old stream, 64 in flight', reads, 64, async (n) => {
    await shortRead(`order-b64-${n}`);
  });
  await drain('cold');
  await drain('again');
  await drainLedger();
  process.stdout.write(`memory of the store: ${await memoryMiB()}\n`);
} finally {
  await client.dispose();
  await ledger.close();
  await server.stop();
  await postgres.stop();
  await rm(directory, { recursive: true, force: true });
}
process.exit(0);
