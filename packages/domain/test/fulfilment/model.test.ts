import * as fc from 'fast-check';
import { describe, test } from 'vitest';
import {
  expectAgreement,
  expectMoneyAgrees,
  expectSilentReplay,
  settle,
} from './model/agreement.ts';
import { run, steps } from './model/steps.ts';
import { World } from './model/world.ts';

const numRuns = Number(process.env.FULFILMENT_RUNS ?? 2_000);

describe('whatever happens in whatever order', () => {
  test('orders, stock and warehouse come to agree, and a replay does nothing', () => {
    fc.assert(
      fc.property(steps, (story) => {
        const world = new World();
        for (const step of story) run(world, step);
        settle(world);
        expectAgreement(world);
        expectMoneyAgrees(world);
        expectSilentReplay(world);
      }),
      { numRuns },
    );
  }, 60_000);
});
