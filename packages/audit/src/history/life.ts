import type { SealedText } from '@order-ledger/domain';
import { type DomainEvent, type EventStore, readStream } from '@order-ledger/event-store';
import { type Change, changesBetween } from './changes.ts';
import { type AuditedEvent, type EventBody, eventBody, sealedIn } from './event-body.ts';
import type { PersonalTexts } from './personal-texts.ts';
import type { Subject } from './subject.ts';

/** Opens personal data, or puts marks in its place. */
export type Texts = (sealed: readonly (SealedText | null | undefined)[]) => Promise<PersonalTexts>;

/** One event of a life, and what it changed. */
export interface LifeStep {
  readonly event: EventBody;
  /** Between the states before and after it. */
  readonly changes: readonly Change[];
}

/** A state as the wire has it, with its personal data as it may be seen. */
export const shownState = async <State, Event extends DomainEvent>(
  subject: Subject<State, Event>,
  state: State,
  texts: Texts,
): Promise<object | null> => subject.bodyOf(state, await texts(subject.sealedIn(state)));

/**
 * The life of a subject, event by event, oldest first; nothing when there is none. Holds two states
 * in memory, however long it is. Throws `PoisonEventError` and `GapError` like every reader.
 */
export async function* lifeOf<State, Event extends DomainEvent & AuditedEvent['event']>(
  eventStore: EventStore,
  subject: Subject<State, Event>,
  id: string,
  texts: Texts,
): AsyncGenerator<LifeStep, void, undefined> {
  const { codec, decider, streamOf } = subject;
  let state = decider.initialState;
  let before: object = {};
  for await (const stored of readStream(eventStore, streamOf(id), codec)) {
    state = decider.evolve(state, stored.event);
    const after = (await shownState(subject, state, texts)) ?? {};
    const event = eventBody(stored, await texts(sealedIn(stored.event)));
    yield { event, changes: changesBetween(before, after) };
    before = after;
  }
}
