import { createGuard } from '@order-ledger/access';
import { openApiFaults } from '@order-ledger/service-kit/testing';
import { expect, test } from 'vitest';
import { logger, testSystem } from './support/system.ts';

test('the document is valid, and tells of every route what it may answer', async () => {
  const system = await testSystem();
  const guard = createGuard({ mode: 'open', logger });
  expect(await openApiFaults(system.instance(guard))).toEqual([]);
});
