import type { Rejection } from '@order-ledger/domain';
import type { CommandResult } from '../command.ts';
import type { DomainEvent } from '../ledger-event.ts';
import { readStream } from '../readers.ts';
import type { AggregateType } from './aggregate.ts';
import type { CommandEntry } from './command-index.ts';

/** The answer to a command of the past: its own events and the state right after them. */
export const recall = async <State, Command, Event extends DomainEvent, R extends Rejection>(
  { eventStore, decider, codec }: AggregateType<State, Command, Event, R>,
  stream: string,
  { firstRevision, lastRevision, position }: CommandEntry,
): Promise<CommandResult<State, Event, R>> => {
  let state = decider.initialState;
  const events: Event[] = [];
  const range = { toRevision: lastRevision };
  for await (const { event, revision } of readStream(eventStore, stream, codec, range)) {
    state = decider.evolve(state, event);
    if (revision >= firstRevision) events.push(event);
  }
  return { kind: 'repeated', state, events, revision: lastRevision, position };
};
