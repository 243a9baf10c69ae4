import { evolveFulfilment, react } from '../../../src/index.ts';

/** The process under test: the real one, or one with a mistake planted into it. */
export interface Process {
  readonly evolve: typeof evolveFulfilment;
  readonly react: typeof react;
}

export const realProcess: Process = { evolve: evolveFulfilment, react };
