import { openApiFaults } from '@order-ledger/service-kit/testing';
import { expect, test } from 'vitest';
import { startLedger } from './command-api.ts';

test('the document is valid, and tells of every route what it may answer', async () => {
  const ledger = await startLedger();
  expect(await openApiFaults(ledger.instance())).toEqual([]);
});
