import { test } from 'vitest';
import { orderDecider } from '../../src/index.ts';
import { orderProperties } from './properties.ts';

test.each(Object.entries(orderProperties))('%s', (_, assertHolds) => {
  assertHolds(orderDecider, { numRuns: 1000 });
});
