import { test } from 'vitest';
import { orderDecider, stockDecider } from '../../src/index.ts';
import { carefulWriter } from '../support/memory-stream.ts';
import { assertOrderHasOneOutcome, assertStockIsNeverOversold } from './properties.ts';

test('writers in parallel never oversell and lose nothing that was acknowledged', async () => {
  await assertStockIsNeverOversold(carefulWriter(stockDecider), { numRuns: 1000 });
});

test('an order that is paid, confirmed, expired and cancelled at once has one outcome', async () => {
  await assertOrderHasOneOutcome(carefulWriter(orderDecider), { numRuns: 1000 });
});
