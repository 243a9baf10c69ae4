import * as fc from 'fast-check';
import { expectAgreement, expectMoneyAgrees, expectSilentReplay, settle } from './agreement.ts';
import type { Process } from './process.ts';
import { run, steps } from './steps.ts';
import { World } from './world.ts';

type Options = Pick<fc.Parameters<unknown>, 'numRuns' | 'endOnFailure' | 'seed'>;

/** The story is over: everything agrees, and what was heard says nothing new. */
export const expectGoodEnd = (world: World): void => {
  settle(world);
  expectAgreement(world);
  expectMoneyAgrees(world);
  expectSilentReplay(world);
};

/** Whatever happens in whatever order, everything comes to agree. */
export const assertAgreement = (process: Process, options: Options): void =>
  fc.assert(
    fc.property(steps, (story) => {
      const world = new World(process);
      for (const step of story) run(world, step);
      expectGoodEnd(world);
    }),
    options,
  );
