import { isRejection } from '../../src/index.ts';
import type { Decider, Decision, Rejection } from '../../src/index.ts';

/** One command, what it met and what came of it. */
export interface Step<State, Command, Event, R extends Rejection> {
  readonly command: Command;
  readonly before: State;
  readonly decision: Decision<Event, R>;
  /** None when the command was refused. */
  readonly events: readonly Event[];
  readonly after: State;
}

/** Decides the commands one after the other, each on the state that the earlier ones left. */
export const play = <State, Command, Event, R extends Rejection>(
  { decide, evolve, initialState }: Decider<State, Command, Event, R>,
  commands: Iterable<Command>,
  from: State = initialState,
): readonly Step<State, Command, Event, R>[] => {
  const steps: Step<State, Command, Event, R>[] = [];
  let before = from;
  for (const command of commands) {
    const decision = decide(command, before);
    const events = isRejection(decision) ? [] : decision;
    const after = events.reduce(evolve, before);
    steps.push({ command, before, decision, events, after });
    before = after;
  }
  return steps;
};

export const eventsOf = <Event>(
  steps: readonly { readonly events: readonly Event[] }[],
): readonly Event[] => steps.flatMap(({ events }) => events);

/** The state that a play ended in. */
export const lastState = <State>(
  steps: readonly { readonly after: State }[],
  initialState: State,
): State => steps.at(-1)?.after ?? initialState;
