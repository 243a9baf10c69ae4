import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeExportLine } from '@order-ledger/audit';
import { testDirectory, testEventStore } from '@order-ledger/embedded/testing';
import { connectEventStore, hashOfEvent, readRawAll } from '@order-ledger/event-store';
import type { EventStore, RawEvent } from '@order-ledger/event-store';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ledgerCommand, ledgerMain } from './support/ledger-command.ts';

const streams = 500;
const perStream = 60;

/** As an export has them: streams in turn, each with its hash chain. */
const manyEvents = (): readonly RawEvent[] => {
  const hashes = new Map<string, string>();
  return Array.from({ length: streams * perStream }, (_, n) => {
    const stream = `product-${n % streams}`;
    const event: RawEvent = {
      stream,
      revision: BigInt(Math.floor(n / streams)),
      position: BigInt(n),
      id: randomUUID(),
      type: 'ProductRenamed',
      data: { productId: `${n % streams}`, name: `name ${n}`, renamedAt: '2026-11-20T10:00:00Z' },
      metadata: { prevHash: hashes.get(stream) ?? null, commandId: `${n}` },
      createdAt: new Date(0),
    };
    hashes.set(stream, hashOfEvent(event));
    return event;
  });
};

const events = manyEvents();

const fileOf = async (some: readonly RawEvent[]): Promise<string> => {
  const file = join(await testDirectory(), 'ledger.ndjson');
  await writeFile(file, some.map((event) => `${encodeExportLine(event)}\n`).join(''));
  return file;
};

const connected = (url: string): EventStore => {
  const eventStore = connectEventStore({ url });
  onTestFinished(() => eventStore.close());
  return eventStore;
};

const idsIn = async (eventStore: EventStore): Promise<readonly string[]> => {
  const ids: string[] = [];
  for await (const { id } of readRawAll(eventStore, { prefixes: ['product-'] })) ids.push(id);
  return ids;
};

const allIds = events.map(({ id }) => id);

test('an import that is killed in the middle is completed by the same command', async () => {
  const server = await testEventStore();
  const env = { EVENTSTORE_URL: server.url };
  const file = await fileOf(events);
  const eventStore = connected(server.url);

  const child = spawn(process.execPath, [ledgerMain, 'import', file], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const exited = once(child, 'exit');
  const begun = { timeout: 30_000, interval: 5 };
  await vi.waitFor(async () => expect(await eventStore.head()).toBeGreaterThan(1_000n), begun);
  child.kill('SIGKILL');
  await expect(exited).resolves.toEqual([null, 'SIGKILL']);
  const before = await idsIn(eventStore);
  expect(before.length).toBeLessThan(allIds.length);
  expect(before).toEqual(allIds.slice(0, before.length));

  const { code, out } = await ledgerCommand(env)('import', file, '--json');
  expect(code).toBe(0);
  const found = before.length;
  expect(JSON.parse(out)).toEqual({ file, events: allIds.length, streams, found });
  await expect(idsIn(eventStore)).resolves.toEqual(allIds);
}, 90_000);

test('a damaged file and a wrong option are told apart', async () => {
  const server = await testEventStore();
  const ledger = ledgerCommand({ EVENTSTORE_URL: server.url });
  const file = await fileOf(events.slice(0, 600).toSpliced(50, 1));
  const refused = await ledger('import', file);
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.err).toMatch(/line 550: revision 1 of product-50.*from 0, is missing/);
  expect(await ledger('import')).toMatchObject({ code: 2 });
  expect(await ledger('export', '--from', 'yesterday')).toMatchObject({ code: 2 });
  const twice = ['--stream', 'product-1', '--category', 'product'];
  expect(await ledger('export', ...twice)).toMatchObject({ code: 2 });
});
