import { type Decider, type Rejection, isRejection } from '@order-ledger/domain';
import * as fc from 'fast-check';

/** What really can be in a stream: the events that a decider accepts, one command after the other. */
export const eventsOf = <State, Command, Event, R extends Rejection>(
  { decide, evolve, initialState }: Decider<State, Command, Event, R>,
  commands: readonly Command[],
): Event[] => {
  let state = initialState;
  const events: Event[] = [];
  for (const command of commands) {
    const decision = decide(command, state);
    if (isRejection(decision)) continue;
    for (const event of decision) state = evolve(state, event);
    events.push(...decision);
  }
  return events;
};

/** Every event in its order, with events from before delivered again in between. */
export const withRepetitions = <Event>(events: readonly Event[]): fc.Arbitrary<Event[]> =>
  fc
    .array(fc.tuple(fc.nat(), fc.nat({ max: 3 })), {
      minLength: events.length,
      maxLength: events.length,
    })
    .map((repeats) =>
      events.flatMap((event, index) => {
        const [start = 0, count = 0] = repeats[index] ?? [];
        const from = start % (index + 1);
        return [event, ...events.slice(from, Math.min(from + count, index + 1))];
      }),
    );
