import { test } from 'vitest';
import { stockDecider } from '../../src/index.ts';
import { stockProperties } from './properties.ts';

test.each(Object.entries(stockProperties))('%s', (_, assertHolds) => {
  assertHolds(stockDecider, { numRuns: 1000 });
});
