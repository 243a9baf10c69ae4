import { AssertionError } from 'node:assert';
import { expect } from 'vitest';
import { isRejection } from '../../src/index.ts';
import type { Decider, Decision, Rejection } from '../../src/index.ts';

/** A decider with one mistake in what it decides; `undefined` leaves the decision as it was. */
export const decidingWrongly = <State, Command, Event, R extends Rejection>(
  decider: Decider<State, Command, Event, R>,
  mistake: (command: Command, state: State) => Decision<Event, R> | undefined,
): Decider<State, Command, Event, R> => ({
  ...decider,
  decide: (command, state) => mistake(command, state) ?? decider.decide(command, state),
});

/** A decider that decides right and then changes the events it answers. */
export const answeringWrongly = <State, Command, Event, R extends Rejection>(
  decider: Decider<State, Command, Event, R>,
  mistake: (event: Event, state: State, command: Command) => readonly Event[],
): Decider<State, Command, Event, R> => ({
  ...decider,
  decide: (command, state) => {
    const decision = decider.decide(command, state);
    if (isRejection(decision)) return decision;
    return decision.flatMap((event) => mistake(event, state, command));
  },
});

/** A decider with one mistake in how it folds; `undefined` leaves the state as it was. */
export const foldingWrongly = <State, Command, Event, R extends Rejection>(
  decider: Decider<State, Command, Event, R>,
  mistake: (after: State, event: Event, before: State) => State | undefined,
): Decider<State, Command, Event, R> => ({
  ...decider,
  evolve: (state, event) => {
    const after = decider.evolve(state, event);
    return mistake(after, event, state) ?? after;
  },
});

/** The failure of a property that met a history which breaks its rule. */
export const counterexample: unknown = expect.objectContaining({
  message: expect.stringContaining('Property failed'),
  cause: expect.any(AssertionError),
});
