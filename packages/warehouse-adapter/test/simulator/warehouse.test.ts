import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { testDirectory } from '@order-ledger/embedded/testing';
import { expect, it } from 'vitest';

import { openWarehouse } from '../../src/simulator/warehouse.ts';
import { afterwards } from '../support/simulator.ts';

const body = {
  operation_id: 'order:reserve',
  order_id: 'order',
  items: [{ product_id: 'p', warehouse_id: 'w', quantity: 1 }],
};

const testWarehouse = async () => {
  const directory = await testDirectory();
  const warehouse = await openWarehouse(directory, () => new Date('2026-11-20T10:00:00.000Z'));
  afterwards(warehouse.close);
  const onDisk = () => readFileSync(join(directory, 'journal.ndjson'), 'utf8');
  return { warehouse, onDisk };
};

it('tells nobody of an operation before it is on the disk', async () => {
  const { warehouse, onDisk } = await testWarehouse();
  const seenBy = async (asking: Promise<unknown>): Promise<string> => {
    await asking;
    return onDisk();
  };
  const seen = await Promise.all([
    seenBy(warehouse.perform('reserve', body)),
    seenBy(warehouse.perform('reserve', body)),
    seenBy(warehouse.find(body.operation_id)),
  ]);
  for (const content of seen) {
    expect(
      content
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        kind: 'operation',
        at: '2026-11-20T10:00:00.000Z',
        operation: 'reserve',
        ...body,
        outcome: 'accepted',
      },
    ]);
  }
});

it('records a refusal for no reason of stock for good', async () => {
  const { warehouse } = await testWarehouse();
  const refused = { outcome: 'refused', code: 'refused' };
  expect(await warehouse.perform('reserve', body, 'refused')).toMatchObject(refused);
  expect(await warehouse.perform('reserve', body)).toMatchObject(refused);
});
