import type { EventCodec } from '@order-ledger/contracts';
import {
  type DomainEvent,
  type Subscription,
  type SubscriptionStatus,
  subscribe,
} from '@order-ledger/event-store';
import { type ProjectionName, projectionCategories } from '@order-ledger/read-model';
import type { Lane, RunOptions } from './lane.ts';
import { type SharedFeed, openSharedFeed } from './shared-feed.ts';

export interface RunningProjection extends Subscription {
  readonly name: ProjectionName;
  /** While a new generation is filled beside it: since when the live one has stood still. */
  rebuildingSince(): Date | null;
}

/** How often to see who has caught up and can share a feed with others. */
const gatherEveryMs = 500;

/** A lane and what feeds it. */
interface Runner<Event extends DomainEvent> {
  readonly lane: Lane<Event>;
  /** Its own subscription; `null` while it has a share in the common one. */
  alone: Subscription | null;
  /** Resolves when it was stopped, rejects when it halted. */
  readonly over: PromiseWithResolvers<void>;
}

class Category<Event extends DomainEvent> {
  readonly #options: RunOptions;
  readonly #codec: EventCodec<Event>;
  readonly #runners: readonly Runner<Event>[];
  readonly #timer: NodeJS.Timeout;
  #shared: SharedFeed<Event> | undefined;
  #gathering = Promise.resolve();
  #stopping = false;

  constructor(options: RunOptions, codec: EventCodec<Event>, lanes: readonly Lane<Event>[]) {
    this.#options = options;
    this.#codec = codec;
    this.#runners = lanes.map((lane) => ({
      lane,
      alone: null,
      over: Promise.withResolvers<void>(),
    }));
    for (const runner of this.#runners) this.#runAlone(runner);
    this.#timer = setInterval(() => {
      this.#gathering = this.#gathering.then(async () => await this.#gather());
    }, gatherEveryMs);
  }

  get projections(): readonly RunningProjection[] {
    return this.#runners.map((runner) => ({
      name: runner.lane.name,
      done: runner.over.promise,
      status: () => this.#statusOf(runner),
      rebuildingSince: () => runner.lane.rebuildingSince(),
      stop: async () => await this.#stop(),
    }));
  }

  #runAlone(runner: Runner<Event>): void {
    const { lane, over } = runner;
    const { eventStore, logger, limits } = this.#options;
    const alone = subscribe({
      eventStore,
      name: lane.name,
      prefixes: [`${projectionCategories[lane.name]}-`],
      codec: () => this.#codec,
      loadCheckpoint: async () => {
        const position = await lane.begin();
        return position === 0n ? null : position;
      },
      loadStoreIdentity: async () => await Promise.resolve(lane.storeId()),
      handleBatch: async (batch) => await lane.project(batch),
      logger,
      ...(limits !== undefined && { limits }),
    });
    alone.done.catch((error: unknown) => over.reject(error));
    runner.alone = alone;
  }

  /** Moves those that have caught up into one feed, when there are several. */
  async #gather(): Promise<void> {
    const ready = this.#runners.filter(({ alone }) => alone?.status().state === 'live');
    const sharing = this.#shared?.lanes.size ?? 0;
    if (this.#stopping || ready.length === 0 || ready.length + sharing < 2) return;
    await Promise.all(ready.map(async ({ alone }) => await alone?.stop()));
    await this.#shared?.subscription.stop();
    if (this.#stopping) return;
    const lanes = [...(this.#shared?.lanes ?? []), ...ready.map(({ lane }) => lane)];
    this.#shared = openSharedFeed(this.#options, this.#codec, lanes, (lane) => {
      const runner = this.#runners.find((each) => each.lane === lane);
      if (runner !== undefined && !this.#stopping) this.#runAlone(runner);
    });
    for (const runner of ready) runner.alone = null;
  }

  async #stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#timer);
    await this.#gathering;
    await Promise.all(this.#runners.map(async ({ alone }) => await alone?.stop()));
    await this.#shared?.subscription.stop();
    for (const { over } of this.#runners) over.resolve();
  }

  #statusOf({ lane, alone }: Runner<Event>): SubscriptionStatus {
    const feed = alone ?? this.#shared?.subscription;
    if (feed === undefined) throw new Error(`${lane.name} is not fed`);
    const status = feed.status();
    // Between two feeds it is on its way, as far as anybody else can tell.
    const passing = alone === null ? ['starting', 'stopped'] : ['stopped'];
    const isPassing = !this.#stopping && passing.includes(status.state);
    const state = isPassing ? 'catching_up' : status.state;
    return { ...status, state, position: alone === null ? lane.position() : status.position };
  }
}

/**
 * Keeps the tables of one category up to date until they are stopped, all of them by any `stop`.
 * Each projection catches up by itself: one that is far behind holds up nobody. Those that have caught up share one subscription, so that an event is read and decoded
 * once for all of them.
 */
export const runCategory = <Event extends DomainEvent>(
  options: RunOptions,
  codec: EventCodec<Event>,
  lanes: readonly Lane<Event>[],
): readonly RunningProjection[] => new Category(options, codec, lanes).projections;
