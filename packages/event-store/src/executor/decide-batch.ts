import { fold, isRejection } from '@order-ledger/domain';
import type { Rejection } from '@order-ledger/domain';
import { AppendRefusedError, KeyReusedError, StaleRevisionError } from '../errors.ts';
import { freezeEvent } from '../frozen-event.ts';
import type { FrozenEvent } from '../frozen-event.ts';
import type { DomainEvent } from '../ledger-event.ts';
import type { Aggregate, AggregateType } from './aggregate.ts';
import type { CommandEntry } from './command-index.ts';
import type { CommandRequest, Request } from './requests.ts';

interface Accepted<State, Event> {
  readonly state: State;
  readonly events: readonly Event[];
  readonly revision: bigint;
}

/** What the requests come to, provided that the stream is what the aggregate says. */
export interface DecidedBatch<State> {
  /** How many of the requests it answers; the others did not fit into one append. */
  readonly taken: number;
  /** All events, in order, to be appended together. */
  readonly frozen: readonly FrozenEvent[];
  /** Whether an answer depends on the state being the newest. */
  readonly dependsOnState: boolean;
  /** The aggregate once the events are stored. */
  readonly state: State;
  readonly entries: readonly Omit<CommandEntry, 'position'>[];
  /** Settles the requests, given the commit position of the append. */
  readonly answers: readonly ((position: bigint) => void)[];
}

export interface BatchContext<State, Command, Event extends DomainEvent, R extends Rejection> {
  readonly type: AggregateType<State, Command, Event, R>;
  readonly maxAppendBytes: number;
  /** Answers a command that was accepted in the past. */
  readonly recall: (request: CommandRequest<State, Command, Event, R>, entry: CommandEntry) => void;
}

/** Decides requests one after another, each on the state that the ones before it lead to. */
class Batch<State, Command, Event extends DomainEvent, R extends Rejection> {
  readonly #context: BatchContext<State, Command, Event, R>;
  readonly #aggregate: Aggregate<State>;
  readonly #accepted = new Map<string, CommandEntry & Accepted<State, Event>>();
  readonly frozen: FrozenEvent[] = [];
  readonly answers: ((position: bigint) => void)[] = [];
  dependsOnState = false;
  state: State;
  #bytes = 0;

  constructor(context: BatchContext<State, Command, Event, R>, aggregate: Aggregate<State>) {
    this.#context = context;
    this.#aggregate = aggregate;
    this.state = aggregate.state;
  }

  get revision(): bigint {
    return this.#aggregate.revision + BigInt(this.frozen.length);
  }

  entries(): readonly Omit<CommandEntry, 'position'>[] {
    return [...this.#accepted.values()];
  }

  /** `false` when the request's events do not fit in any more. */
  add(request: Request<State, Command, Event, R>): boolean {
    if (request.kind === 'command') return this.#addCommand(request);
    this.dependsOnState = true;
    const { state, revision } = this;
    this.#answer((position) => request.resolve({ state, revision, position }));
    return true;
  }

  #addCommand(request: CommandRequest<State, Command, Event, R>): boolean {
    const { context, command } = request;
    if (this.#answerRepeated(request)) return true;
    this.dependsOnState = true;
    const { state, revision } = this;
    const { stream } = this.#aggregate;
    if (context.expectedRevision !== undefined && context.expectedRevision !== revision) {
      const stale = new StaleRevisionError(stream, context.expectedRevision, revision);
      this.#answer(() => request.reject(stale));
      return true;
    }
    try {
      const decision = this.#context.type.decider.decide(command, state);
      if (isRejection(decision)) {
        const refused = { kind: 'rejected', rejection: decision, state, revision } as const;
        this.#answer((position) => request.resolve({ ...refused, position }));
        return true;
      }
      return this.#accept(request, decision);
    } catch (error) {
      // A decider or codec that throws harms the one command, not those beside it.
      this.#answer(() => request.reject(error));
      return true;
    }
  }

  /** A command that is in the stream, or before this one in the batch, is not decided again. */
  #answerRepeated(request: CommandRequest<State, Command, Event, R>): boolean {
    const { commandId, fingerprint } = request.context;
    const accepted = this.#accepted.get(commandId);
    const entry = accepted ?? this.#aggregate.commands.get(commandId);
    if (entry === undefined) return false;
    if (entry.fingerprint !== fingerprint) {
      const reused = new KeyReusedError(this.#aggregate.stream, commandId);
      this.#answer(() => request.reject(reused));
    } else if (accepted !== undefined) {
      const { state, events, revision } = accepted;
      const repeated = { kind: 'repeated', state, events, revision } as const;
      this.#answer((position) => request.resolve({ ...repeated, position }));
    } else {
      this.answers.push(() => this.#context.recall(request, entry));
    }
    return true;
  }

  #accept(request: CommandRequest<State, Command, Event, R>, decided: readonly Event[]): boolean {
    const { context } = request;
    const { type, maxAppendBytes } = this.#context;
    const frozen = this.#freeze(decided, request);
    const events = frozen.map(({ event }) => event);
    const bytes = frozen.reduce((sum, event) => sum + event.bytes, 0);
    if (this.#bytes + bytes > maxAppendBytes) {
      if (this.frozen.length > 0) return false;
      throw new AppendRefusedError(this.#aggregate.stream, 'too_large');
    }
    const firstRevision = this.revision + 1n;
    const state = fold(type.decider.evolve, this.state, events);
    this.state = state;
    this.frozen.push(...frozen);
    this.#bytes += bytes;
    const { revision } = this;
    const result = { kind: 'accepted', state, events, revision } as const;
    this.#answer((position) => request.resolve({ ...result, position }));
    if (events.length === 0) return true;
    const { commandId, fingerprint } = context;
    this.#accepted.set(commandId, {
      ...result,
      commandId,
      fingerprint,
      firstRevision,
      lastRevision: revision,
      position: 0n,
    });
    return true;
  }

  #freeze(
    events: readonly Event[],
    { context }: CommandRequest<State, Command, Event, R>,
  ): readonly FrozenEvent<Event>[] {
    const { stream } = this.#aggregate;
    const { codec } = this.#context.type;
    let prevHash = this.frozen.at(-1)?.hash ?? this.#aggregate.hash;
    return events.map((event, index) => {
      const revision = this.revision + 1n + BigInt(index);
      const frozen = freezeEvent(codec, event, context, { stream, revision, prevHash, index });
      prevHash = frozen.hash;
      return frozen;
    });
  }

  /** Before the batch's first event, an answer stands at the position that is stored already. */
  #answer(settle: (position: bigint) => void): void {
    const { position } = this.#aggregate;
    const stored = this.frozen.length === 0;
    this.answers.push((appended) => settle(stored ? position : appended));
  }
}

/**
 * Decides as many of the requests as fit into one append. Nothing is settled yet: the answers hold
 * once the events are appended at the aggregate's revision or, when there are none to append and
 * `dependsOnState`, once a read has shown that the stream has no more events.
 */
export const decideBatch = <State, Command, Event extends DomainEvent, R extends Rejection>(
  context: BatchContext<State, Command, Event, R>,
  aggregate: Aggregate<State>,
  requests: readonly Request<State, Command, Event, R>[],
): DecidedBatch<State> => {
  const batch = new Batch(context, aggregate);
  let taken = 0;
  for (const request of requests) {
    if (!batch.add(request)) break;
    taken += 1;
  }
  const { frozen, answers, dependsOnState, state } = batch;
  return { taken, frozen, answers, dependsOnState, state, entries: batch.entries() };
};
