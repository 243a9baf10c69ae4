import { setTimeout as delay } from 'node:timers/promises';
import type { Rejection } from '@order-ledger/domain';
import type { LRUCache } from 'lru-cache';
import { QueueFullError, TooMuchContentionError } from '../errors.ts';
import type { DomainEvent } from '../ledger-event.ts';
import { InvalidSnapshotError } from '../snapshot/record.ts';
import type { Snapshots } from '../snapshot/snapshots.ts';
import { emptyAggregate, readOn } from './aggregate.ts';
import type { Aggregate, AggregateType } from './aggregate.ts';
import { decideBatch } from './decide-batch.ts';
import type { BatchContext, DecidedBatch } from './decide-batch.ts';
import type { Lane } from './lanes.ts';
import type { ExecutorLimits } from './limits.ts';
import type { Counters } from './metrics.ts';
import { recall } from './recall.ts';
import type { Request } from './requests.ts';

export interface RunnerOptions<State, Command, Event extends DomainEvent, R extends Rejection> {
  readonly type: AggregateType<State, Command, Event, R>;
  readonly limits: ExecutorLimits;
  readonly cache: LRUCache<string, Aggregate<State>>;
  readonly counters: Counters;
  readonly snapshots: Snapshots<State, Command, Event, R> | undefined;
}

/** Takes a batch off a stream's lane and settles every request of it, each exactly once. */
export class BatchRunner<State, Command, Event extends DomainEvent, R extends Rejection> {
  readonly #options: RunnerOptions<State, Command, Event, R>;

  constructor(options: RunnerOptions<State, Command, Event, R>) {
    this.#options = options;
  }

  /** Never rejects: what goes wrong is the answer of the batch's requests. */
  async run(lane: Lane<Request<State, Command, Event, R>>): Promise<void> {
    const requests = this.#take(lane);
    if (requests.length === 0) return;
    const { cache, counters } = this.#options;
    counters.batches += 1;
    counters.largestBatch = Math.max(counters.largestBatch, requests.length);
    try {
      const { taken, answers, position } = await this.#decideAndStore(lane.id, requests);
      lane.items.unshift(...requests.slice(taken));
      counters.commands += taken;
      for (const answer of answers) answer(position);
    } catch (error) {
      // Whatever the cache says after an error, the next batch asks the event store.
      if (!(error instanceof TooMuchContentionError)) cache.delete(lane.id);
      counters.failures += requests.length;
      for (const request of requests) request.reject(error);
    }
  }

  /** The oldest requests; those that waited too long are refused, for they were never tried. */
  #take(lane: Lane<Request<State, Command, Event, R>>): Request<State, Command, Event, R>[] {
    const { maxBatch, maxWaitMs } = this.#options.limits;
    const oldest = performance.now() - maxWaitMs;
    return lane.items.splice(0, maxBatch).filter((request) => {
      if (request.since >= oldest) return true;
      request.reject(new QueueFullError(lane.id, `waited for more than ${maxWaitMs} ms`));
      return false;
    });
  }

  /**
   * Decides the requests until their answers are true, then stores the events.
   *
   * An append at the aggregate's revision proves that the state they were all decided on was the
   * newest at that moment. A batch that writes nothing proves nothing, and its refusals may rest
   * on what another instance has changed since: then one read behind the cached revision, shared
   * by the whole batch, does. It begins after every command of the batch arrived, so each answer
   * is true at an instant while its caller waits. While it is under way the next batch gathers:
   * a sold-out stream costs one small read per batch, no write, and no reload.
   */
  async #decideAndStore(
    stream: string,
    requests: readonly Request<State, Command, Event, R>[],
  ): Promise<DecidedBatch<State> & { readonly position: bigint }> {
    const { type, cache, counters } = this.#options;
    let aggregate = cache.get(stream) ?? this.#assumeNew(stream, requests);
    let newest = aggregate === undefined;
    aggregate ??= await this.#load(stream);
    for (let losses = 0; ;) {
      const decided = decideBatch(this.#contextOf(stream), aggregate, requests);
      if (decided.frozen.length > 0) {
        const position = await this.#store(aggregate, decided);
        if (position !== undefined) return { ...decided, position };
        losses += 1;
        aggregate = await this.#afterConflict(aggregate, losses);
        newest = true;
        continue;
      }
      const { position } = aggregate;
      if (newest || !decided.dependsOnState) return { ...decided, position };
      counters.verifications += 1;
      newest = true;
      if ((await readOn(type, aggregate)) === 0) return { ...decided, position };
    }
  }

  /** The aggregate of a stream that every request says is new; kept once that has proved true. */
  #assumeNew(
    stream: string,
    requests: readonly Request<State, Command, Event, R>[],
  ): Aggregate<State> | undefined {
    const isNew = requests.every(
      (request) => request.kind === 'command' && request.context.newStream === true,
    );
    return isNew ? emptyAggregate(stream, this.#options.type.decider.initialState) : undefined;
  }

  /** The position of the append, `undefined` when another writer was faster. */
  async #store(
    aggregate: Aggregate<State>,
    { frozen, state, entries }: DecidedBatch<State>,
  ): Promise<bigint | undefined> {
    const { stream, revision: expectedRevision } = aggregate;
    const { eventStore } = this.#options.type;
    const outcome = await eventStore.append({ stream, expectedRevision, events: frozen });
    if (outcome.kind === 'conflict') return undefined;
    const { position } = outcome;
    aggregate.state = state;
    aggregate.revision += BigInt(frozen.length);
    aggregate.position = position;
    aggregate.hash = frozen.at(-1)?.hash ?? aggregate.hash;
    for (const entry of entries) aggregate.commands.add({ ...entry, position });
    this.#options.cache.set(stream, aggregate);
    this.#options.snapshots?.offer(aggregate);
    return position;
  }

  /** Reads what the other writer stored, or everything when that is nothing new. */
  async #afterConflict(aggregate: Aggregate<State>, losses: number): Promise<Aggregate<State>> {
    const { type, limits, counters } = this.#options;
    const { stream } = aggregate;
    counters.conflicts += 1;
    if (losses > 1) await delay(Math.random() * limits.conflictBackoffMs * 2 ** losses);
    const count = await readOn(type, aggregate);
    if (losses >= limits.maxAttempts) throw new TooMuchContentionError(stream, losses);
    // No event behind the cached ones, yet a conflict: the stream is older than the cache.
    return count > 0 ? aggregate : await this.#load(stream);
  }

  async #load(stream: string): Promise<Aggregate<State>> {
    const { type, cache, counters, snapshots } = this.#options;
    counters.coldLoads += 1;
    let aggregate = await this.#loadSnapshot(stream);
    if (aggregate === undefined) {
      aggregate = emptyAggregate(stream, type.decider.initialState);
      await readOn(type, aggregate);
    }
    cache.set(stream, aggregate);
    snapshots?.offer(aggregate);
    return aggregate;
  }

  /** From the newest snapshot whose event is in the stream, and what came after it. */
  async #loadSnapshot(stream: string): Promise<Aggregate<State> | undefined> {
    const { type, counters, snapshots } = this.#options;
    if (snapshots === undefined) return undefined;
    for await (const aggregate of snapshots.candidates(stream)) {
      try {
        await readOn(type, aggregate, true);
        counters.snapshotsUsed += 1;
        return aggregate;
      } catch (error) {
        if (!(error instanceof InvalidSnapshotError)) throw error;
        snapshots.discard(stream, error);
      }
    }
    return undefined;
  }

  #contextOf(stream: string): BatchContext<State, Command, Event, R> {
    const { type, limits } = this.#options;
    return {
      type,
      maxAppendBytes: limits.maxAppendBytes,
      recall: (request, entry) => {
        recall(type, stream, entry).then(request.resolve, request.reject);
      },
    };
  }
}
