import { findStockOfProduct } from '@order-ledger/read-model';
import { expect, it } from 'vitest';
import { liveGeneration } from '../src/generations.ts';
import { testReadModel } from './support/database.ts';

const db = await testReadModel();
const owner = { name: 'stock', version: 1, storeId: 'store' } as const;

it('no query fails while the tables of a new ledger are made, however often', async () => {
  const stopped = new AbortController();
  let answers = 0;
  const askAll = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      await findStockOfProduct(db, 'tea');
      answers += 1;
    }
  };
  const asking = Promise.all([askAll(), askAll(), askAll(), askAll()]);
  asking.catch(() => {});
  for (let made = 0; made < 40; made += 1) {
    await db.deleteFrom('read_model.projection_generation').where('name', '=', 'stock').execute();
    await liveGeneration(db, owner);
  }
  stopped.abort();
  await expect(asking).resolves.toHaveLength(4);
  expect(answers).toBeGreaterThan(0);
});
