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
  const asking = [
    warehouse.perform('reserve', body),
    warehouse.perform('reserve', body),
    warehouse.find(body.operation_id),
  ];
  const seen = await Promise.all(asking.map((answer) => answer.then(onDisk)));
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

it('tells nobody of an operation that it cannot record', async () => {
  const { warehouse, onDisk } = await testWarehouse();
  // The next write fails.
  await warehouse.close();
  const failure = 'file closed';
  await expect(warehouse.perform('reserve', body)).rejects.toThrow(failure);
  await expect(warehouse.perform('reserve', body)).rejects.toThrow(failure);
  await expect(warehouse.find(body.operation_id)).rejects.toThrow(failure);
  expect(onDisk()).toBe('');
});

it('records a refusal for no reason of stock for good', async () => {
  const { warehouse } = await testWarehouse();
  const refused = { outcome: 'refused', code: 'refused' };
  expect(await warehouse.perform('reserve', body, 'refused')).toMatchObject(refused);
  expect(await warehouse.perform('reserve', body)).toMatchObject(refused);
});
