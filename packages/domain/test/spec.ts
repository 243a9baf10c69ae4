import { expect } from 'vitest';
import { fold, isRejection } from '../src/index.ts';
import type { Decider, Rejection } from '../src/index.ts';

interface Outcome<Event, R> {
  /** The command leads to exactly these events. */
  then(events: readonly Event[]): void;
  /** The command is refused with exactly this rejection. */
  thenRejected(rejection: R): void;
  /** The command is accepted and there is nothing to do. */
  thenNothing(): void;
}

/**
 * Makes the `given` of one decider: `given(history).when(command).then(events)`.
 * History and command are frozen, so that a decider that changes its arguments throws.
 */
export const specOf =
  <State, Command, Event, R extends Rejection>(decider: Decider<State, Command, Event, R>) =>
  (history: readonly Event[]) => ({
    when(command: Command): Outcome<Event, R> {
      const state = freeze(fold(decider.evolve, decider.initialState, freeze(history)));
      const decision = decider.decide(freeze(command), state);
      return {
        // oxlint-disable-next-line unicorn/no-thenable -- given, when, then: never awaited
        then: (events) => expect(decision).toStrictEqual(events),
        thenRejected: (rejection) => {
          expect(decision).toStrictEqual(rejection);
          expect(isRejection(decision)).toBe(true);
        },
        thenNothing: () => expect(decision).toStrictEqual([]),
      };
    },
  });

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) freeze(part);
  }
  return value;
};
