import type { Scheduler } from 'fast-check';
import { fold, isRejection } from '../../src/index.ts';
import type { Decider, Rejection } from '../../src/index.ts';

/** One stream of events that is written only by who read it to its end. */
export class MemoryStream<Event> {
  readonly events: Event[];

  constructor(events: readonly Event[] = []) {
    this.events = [...events];
  }

  read(): readonly Event[] {
    return [...this.events];
  }

  /** Whether the events were appended: not when somebody wrote since the revision was read. */
  append(events: readonly Event[], expectedRevision: number): boolean {
    if (expectedRevision !== this.events.length) return false;
    this.events.push(...events);
    return true;
  }
}

/** How a writer brings a command into a stream. */
export interface Writer<State, Command, Event, R extends Rejection> {
  readonly decider: Decider<State, Command, Event, R>;
  readonly append: (
    stream: MemoryStream<Event>,
    events: readonly Event[],
    revision: number,
  ) => boolean;
  /** The command of an attempt, counted from 0. */
  readonly retry: (command: Command, attempt: number) => Command;
}

export const carefulWriter = <State, Command, Event, R extends Rejection>(
  decider: Decider<State, Command, Event, R>,
): Writer<State, Command, Event, R> => ({
  decider,
  append: (stream, events, revision) => stream.append(events, revision),
  retry: (command) => command,
});

/** Asks the stream over a network on which the scheduler delays each way at will. */
const ask = async <Answer>(scheduler: Scheduler, operation: () => Answer): Promise<Answer> => {
  await scheduler.schedule(Promise.resolve(), 'request');
  const answer = operation();
  await scheduler.schedule(Promise.resolve(), 'reply');
  return answer;
};

/**
 * Loads, decides and appends until the stream took the command or it is refused. The answers to
 * the first `lostReplies` appends never arrive: whether they succeeded is not known.
 */
export const write = async <State, Command, Event, R extends Rejection>(
  scheduler: Scheduler,
  stream: MemoryStream<Event>,
  writer: Writer<State, Command, Event, R>,
  command: Command,
  lostReplies = 0,
): Promise<'acknowledged' | R> => {
  const { decide, evolve, initialState } = writer.decider;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const history = await ask(scheduler, () => stream.read());
    const state = fold(evolve, initialState, history);
    const decision = decide(writer.retry(command, attempt), state);
    if (isRejection(decision)) return decision;
    if (decision.length === 0) return 'acknowledged';
    const appended = await ask(scheduler, () => writer.append(stream, decision, history.length));
    if (appended && attempt >= lostReplies) return 'acknowledged';
  }
  throw new Error('no progress');
};
