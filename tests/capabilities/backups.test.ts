import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { testDirectory, testEventStore } from '@order-ledger/embedded/testing';
import { expect, test } from 'vitest';
import { capability } from '../support/capability.ts';
import { confirmed } from '../support/goods.ts';
import { ledgerCommandOn } from '../support/ledger-command.ts';
import { shared } from '../support/ledger.ts';

const { EVENTSTORE_URL = '', POSTGRES_URL = '' } = shared.env;
const ledger = ledgerCommandOn({ EVENTSTORE_URL, POSTGRES_URL });

/** What an import keeps of each line. */
const keptOf = async (file: string): Promise<readonly unknown[]> =>
  (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => ({ ...(JSON.parse(line) as object), position: null, created: null }));

capability('Export and import', () => {
  test('carries the ledger to an empty event store, event by event the same', async () => {
    const { id } = await confirmed(2);
    const [directory, server] = await Promise.all([testDirectory(), testEventStore()]);
    const file = join(directory, 'ledger.ndjson');
    expect(await ledger('export', '--out', file)).toMatchObject({ code: 0 });
    const exported = await keptOf(file);
    expect(exported).toContainEqual(expect.objectContaining({ stream: `order-${id}` }));

    const other = ledgerCommandOn({ EVENTSTORE_URL: server.url, POSTGRES_URL });
    const imported = await other('import', file, '--json');
    expect(JSON.parse(imported.out)).toMatchObject({ events: exported.length, found: 0 });
    const again = join(directory, 'again.ndjson');
    await other('export', '--out', again);
    expect(await keptOf(again)).toEqual(exported);
  });
});

capability('Verify a backup', () => {
  test('a database goes with its event store, and with no other', async () => {
    const server = await testEventStore();
    const other = ledgerCommandOn({ EVENTSTORE_URL: server.url, POSTGRES_URL });
    const [own, foreign] = await Promise.all([
      ledger('verify-backup', '--json'),
      other('verify-backup'),
    ]);
    expect(own.code).toBe(0);
    expect(JSON.parse(own.out)).toMatchObject({ holds: true });
    expect(foreign.code).toBe(1);
    expect(foreign.out).toContain('foreign store');
    expect(foreign.out).toMatch(/ledger rebuild .*--from-scratch --accept-store/);
  });
});
