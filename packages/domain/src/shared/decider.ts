/**
 * A decider is the pure core of an aggregate: it decides what happens and folds what happened.
 *
 * `decide` returns the events a command leads to, `[]` when there is nothing to do, or a rejection.
 * Neither function may use I/O, a clock or randomness, throw, or change its arguments.
 */
export interface Decider<State, Command, Event, R extends Rejection> {
  readonly initialState: State;
  readonly decide: (command: Command, state: State) => Decision<Event, R>;
  readonly evolve: (state: State, event: Event) => State;
}

/** Why a command was refused. `code` is part of the public contract and never changes. */
export interface Rejection {
  readonly code: string;
}

export type Decision<Event, R extends Rejection> = readonly Event[] | R;

export const isRejection = <Event, R extends Rejection>(
  decision: Decision<Event, R>,
): decision is R => !Array.isArray(decision);

/** The state after all events, oldest first. */
export const fold = <State, Event>(
  evolve: (state: State, event: Event) => State,
  initialState: State,
  events: Iterable<Event>,
): State => {
  let state = initialState;
  for (const event of events) state = evolve(state, event);
  return state;
};

/** Marks the end of an exhaustive switch: a new union member makes this a type error. */
export const assertNever = (value: never): never => {
  throw new TypeError(`unexpected value: ${JSON.stringify(value)}`);
};
