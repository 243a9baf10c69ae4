import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testDatabase, testDirectory, testEventStore } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import { ledgerWriter } from '@order-ledger/projector/testing';
import { afterAll, expect, test } from 'vitest';
import { ledgerCommand } from './support/ledger-command.ts';

const server = await testEventStore();
const POSTGRES_URL = await testDatabase();
const eventStore = connectEventStore({ url: server.url });
const writer = ledgerWriter(eventStore);
afterAll(async () => await eventStore.close());

const ledger = ledgerCommand({ EVENTSTORE_URL: server.url, POSTGRES_URL });

test('a ledger is audited and certified, and an export of it is held against that offline', async () => {
  const product = {
    name: 'Green tea',
    price: 999,
    currency: 'USD',
    at: '2026-11-20T10:00:00.000Z',
  };
  for (const productId of ['tea', 'pot', 'cup']) {
    await writer.product(productId, { type: 'CreateProduct', productId, ...product });
  }
  expect((await ledger('rebuild', '--all', '--json')).code).toBe(0);
  const audited = await ledger('audit', '--json');
  expect([audited.code, JSON.parse(audited.out)]).toMatchObject([0, { finding_count: 0 }]);

  const directory = await testDirectory();
  const at = (name: string): string => join(directory, name);
  expect((await ledger('certificate', 'keygen', at('key'), '--json')).code).toBe(0);
  const given = ['--key', at('key'), '--out', at('certificate.json')];
  expect((await ledger('certificate', ...given, '--json')).code).toBe(0);
  expect((await ledger('export', '--out', at('export.ndjson'), '--json')).code).toBe(0);

  const verify = async () =>
    await ledger(
      'certificate',
      'verify',
      at('certificate.json'),
      '--export',
      at('export.ndjson'),
      '--json',
    );
  const held = await verify();
  expect([held.code, JSON.parse(held.out)]).toMatchObject([0, { holds: true }]);

  const lines = await readFile(at('export.ndjson'), 'utf8');
  await writeFile(at('export.ndjson'), lines.replace('Green tea', 'Black tea'));
  const tampered = await verify();
  expect([tampered.code, JSON.parse(tampered.out)]).toMatchObject([1, { holds: false }]);
}, 180_000);
