import {
  type DomainEvent,
  type EventStore,
  type LedgerEvent,
  readStream,
} from '@order-ledger/event-store';
import type { Moment } from './moment.ts';
import type { Place } from './place.ts';
import type { Subject } from './subject.ts';

/** A state, and the event that led to it. */
export interface StateAt<State> extends Place {
  readonly state: State;
}

/** Whether an event had been stored at a moment. An instant is that of the ledger's own clock. */
const wasStored = (moment: Moment, { revision, createdAt }: LedgerEvent): boolean => {
  if (moment === null) return true;
  return 'revision' in moment ? revision <= moment.revision : createdAt <= moment.instant;
};

/**
 * The states that a stream had at some moments, by one read of it. `undefined` for a moment at which
 * there was none: before the first event, or at a revision that is still to come.
 */
export async function statesAt<State, Event extends DomainEvent>(
  eventStore: EventStore,
  { codec, decider, streamOf }: Subject<State, Event>,
  id: string,
  moments: readonly Moment[],
): Promise<readonly (StateAt<State> | undefined)[]> {
  const found = moments.map((): StateAt<State> | undefined => undefined);
  let state = decider.initialState;
  for await (const event of readStream(eventStore, streamOf(id), codec)) {
    const open = moments.map((moment) => wasStored(moment, event));
    if (!open.includes(true)) break;
    state = decider.evolve(state, event.event);
    const { revision, position, createdAt: recordedAt } = event;
    open.forEach((isOpen, index) => {
      if (isOpen) found[index] = { state, revision, position, recordedAt };
    });
  }
  return found.map((at, index) => {
    const moment = moments[index] ?? null;
    const toCome = moment !== null && 'revision' in moment && at?.revision !== moment.revision;
    return toCome ? undefined : at;
  });
}
