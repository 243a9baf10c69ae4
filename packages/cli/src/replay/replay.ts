import {
  type AuditedEvent,
  type Moment,
  type Subject,
  type Texts,
  changesBetween,
  lifeOf,
  placeBody,
  shownState,
  statesAt,
} from '@order-ledger/audit/history';
import type { DomainEvent, EventStore } from '@order-ledger/event-store';
import { print, printJson } from '../terminal/output.ts';
import { changeLines, stepText } from './show.ts';

export type Form = 'text' | 'json' | 'ndjson';

/** Whose life is printed, and how. */
export interface Replay<State, Event extends DomainEvent> {
  readonly subject: Subject<State, Event>;
  /** For people, such as `order 0199…`. */
  readonly title: string;
  readonly id: string;
  readonly texts: Texts;
  readonly sight: 'opened' | 'sealed';
  readonly form: Form;
}

const nowhere = (title: string): Error => new Error(`the ledger holds nothing of ${title}`);

/** Prints every event; throws when there is none. */
export const printLife = async <State, Event extends DomainEvent & AuditedEvent['event']>(
  eventStore: EventStore,
  { subject, title, id, texts, sight, form }: Replay<State, Event>,
): Promise<void> => {
  const events: object[] = [];
  let count = 0;
  for await (const step of lifeOf(eventStore, subject, id, texts)) {
    count += 1;
    if (form === 'text') print(count === 1 ? `${title}\n\n${stepText(step)}` : stepText(step));
    else if (form === 'ndjson') printJson({ ...step.event, changes: step.changes });
    else events.push({ ...step.event, changes: step.changes });
  }
  if (count === 0) throw nowhere(title);
  if (form === 'json') printJson({ stream: subject.streamOf(id), personal_data: sight, events });
};

const momentText = (moment: Moment): string => {
  if (moment === null) return 'now';
  return 'revision' in moment ? `at revision ${moment.revision}` : moment.instant.toISOString();
};

/** The states at these moments, as the wire has them. Throws where there was none. */
const shownStates = async <State, Event extends DomainEvent>(
  eventStore: EventStore,
  { subject, title, id, texts }: Replay<State, Event>,
  moments: readonly Moment[],
): Promise<readonly { readonly place: ReturnType<typeof placeBody>; readonly state: object }[]> => {
  const found = await statesAt(eventStore, subject, id, moments);
  return await Promise.all(
    found.map(async (at, index) => {
      const state = at === undefined ? null : await shownState(subject, at.state, texts);
      if (at === undefined || state === null) {
        throw new Error(`${title} was not there ${momentText(moments[index] ?? null)}`);
      }
      return { place: placeBody(at), state };
    }),
  );
};

const placeText = ({ revision, recorded_at: at }: ReturnType<typeof placeBody>): string =>
  `revision ${revision} of ${at}`;

/** Prints what it was at a moment. */
export const printState = async <State, Event extends DomainEvent>(
  eventStore: EventStore,
  replay: Replay<State, Event>,
  moment: Moment,
): Promise<void> => {
  const [at] = await shownStates(eventStore, replay, [moment]);
  if (at === undefined) throw nowhere(replay.title);
  const { place, state } = at;
  if (replay.form !== 'text') printJson({ ...place, personal_data: replay.sight, state });
  else print(`${replay.title}, ${placeText(place)}\n\n${JSON.stringify(state, null, 2)}`);
};

/** Prints what is different between two moments. */
export const printDifference = async <State, Event extends DomainEvent>(
  eventStore: EventStore,
  replay: Replay<State, Event>,
  moments: readonly [Moment, Moment],
): Promise<void> => {
  const [from, to] = await shownStates(eventStore, replay, moments);
  if (from === undefined || to === undefined) throw nowhere(replay.title);
  const changes = changesBetween(from.state, to.state);
  if (replay.form !== 'text') {
    printJson({ from: from.place, to: to.place, personal_data: replay.sight, changes });
    return;
  }
  const lines = changeLines(changes);
  print(`${replay.title}, from ${placeText(from.place)}\nto ${placeText(to.place)}\n`);
  print(lines.length === 0 ? '  nothing is different' : lines.join('\n'));
};
