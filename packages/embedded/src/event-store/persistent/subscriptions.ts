import { isDeepStrictEqual } from 'node:util';
import { isUnavailable, unavailable } from '../errors.ts';
import type { FilterOptions } from '../filters.ts';
import { ALL_STREAM, type EventStoreLogger, TOMBSTONE_REVISION } from '../model.ts';
import type { OwnStreams } from '../own-streams.ts';
import type { From } from '../read-query.ts';
import type { Reader } from '../reader.ts';
import type { Tail } from '../tail.ts';
import { doesNotExist, exists, failed } from './errors.ts';
import { Feed } from './feed.ts';
import { GroupConfigs } from './group-configs.ts';
import { checkpointStream, type GroupId, parkedStream, subscriptionId } from './group-id.ts';
import { type GroupContext, RunningGroup } from './running-group.ts';
import type { GroupConfig, GroupSettings, Place } from './settings.ts';

/** Timeouts and checkpoints are as exact as this. */
const TICK_MS = 100;

export interface SubscriptionsOptions {
  readonly reader: Reader;
  readonly tail: Tail;
  readonly streams: OwnStreams;
  readonly logger: EventStoreLogger;
}

const assertGoTogether = (
  id: GroupId,
  { readBatchSize, historyBufferSize }: GroupSettings,
): void => {
  if (readBatchSize < historyBufferSize) return;
  throw failed(id, 'The read batch size must be less than the history buffer size');
};

/** All persistent subscriptions. What changes them happens one at a time. */
export class PersistentSubscriptions {
  readonly #context: GroupContext;
  readonly #configs: GroupConfigs;
  readonly #running = new Map<string, RunningGroup>();
  /** Whether what runs is what is stored; not after a change whose outcome is unknown. */
  #isLoaded = false;
  #turn: Promise<unknown> = Promise.resolve();
  #isReloading = false;
  #ticking: NodeJS.Timeout | undefined;

  constructor({ reader, tail, streams, logger }: SubscriptionsOptions) {
    this.#context = { reader, tail, logger, streams, feed: new Feed(tail) };
    this.#configs = new GroupConfigs(streams);
  }

  /** Lets all groups go on after their checkpoints. Throws whatever `pg` throws. */
  async start(): Promise<void> {
    await this.#exclusively(async () => await this.#load());
    this.#ticking = setInterval(() => this.#tick(), TICK_MS);
  }

  /** Throws `persistent-subscription-exists`, `persistent-subscription-failed`. */
  async create(
    id: GroupId,
    settings: GroupSettings,
    filter: FilterOptions | undefined,
  ): Promise<void> {
    await this.#exclusively(async () => {
      await this.#load();
      if (this.#running.has(subscriptionId(id))) throw exists(id);
      assertGoTogether(id, settings);
      const after = await this.#before(id, settings.startFrom);
      await this.#replace({ ...id, settings, after, ...(filter !== undefined && { filter }) });
    });
  }

  /**
   * Drops the consumers. Throws `persistent-subscription-does-not-exist`,
   * `persistent-subscription-failed`.
   */
  async update(id: GroupId, settings: GroupSettings): Promise<void> {
    await this.#exclusively(async () => {
      await this.#load();
      const { config } = this.find(id);
      assertGoTogether(id, settings);
      const isSameStart = settings.startFrom === config.settings.startFrom;
      const after = isSameStart ? config.after : await this.#before(id, settings.startFrom);
      await this.#replace({ ...config, settings, after });
    });
  }

  /** Drops the consumers. Throws `persistent-subscription-does-not-exist`. */
  async delete(id: GroupId): Promise<void> {
    await this.#exclusively(async () => {
      await this.#load();
      this.find(id);
      this.#close(subscriptionId(id));
      const { streams } = this.#context;
      // First: a group that was left without them would only begin again.
      await Promise.all(
        [checkpointStream(id), parkedStream(id)].map((name) => streams.delete(name)),
      );
      await this.#configs.remove(id);
    });
  }

  /** Drops all consumers and lets all groups go on after their checkpoints. */
  async restart(): Promise<void> {
    await this.#exclusively(async () => {
      this.#closeAll();
      await this.#load();
    });
  }

  /** Throws `persistent-subscription-does-not-exist`. */
  find(id: GroupId): RunningGroup {
    const running = this.#running.get(subscriptionId(id));
    if (running !== undefined) return running;
    throw this.#isLoaded ? doesNotExist(id) : unavailable();
  }

  /** The groups of a stream, of $all, or every one. Throws when a stream has none. */
  list(stream: string | undefined): readonly RunningGroup[] {
    const all = [...this.#running.values()];
    if (stream === undefined) return all;
    const groups = all.filter(({ config }) => config.stream === stream);
    if (groups.length === 0) throw doesNotExist({ stream, group: '' });
    return groups;
  }

  async close(): Promise<void> {
    clearInterval(this.#ticking);
    await this.#turn;
    this.#closeAll();
  }

  async #exclusively(work: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(work);
    this.#turn = done.catch((error: unknown) => {
      if (isUnavailable(error)) this.#isLoaded = false;
    });
    await done;
  }

  /** Lets run what is stored, if it may be something else that runs. */
  async #load(): Promise<void> {
    if (this.#isLoaded) return;
    const configs = await this.#configs.load();
    for (const [key, { config }] of this.#running) {
      if (!isDeepStrictEqual(config, configs.get(key))) this.#close(key);
    }
    for (const [key, config] of configs) {
      if (this.#running.has(key)) continue;
      this.#running.set(key, await RunningGroup.open(this.#context, config));
    }
    this.#isLoaded = true;
  }

  async #replace(config: GroupConfig): Promise<void> {
    await this.#configs.set(config);
    this.#close(subscriptionId(config));
    this.#running.set(subscriptionId(config), await RunningGroup.open(this.#context, config));
  }

  /** The place that comes before the one to start from. */
  async #before(id: GroupId, from: From): Promise<Place> {
    const { reader, tail } = this.#context;
    if (id.stream === ALL_STREAM) {
      if (typeof from !== 'number') return from === 'start' ? 0 : tail.head;
      if (from > tail.head) throw failed(id, 'The start is beyond the last position of the log');
      return Math.max(0, from - 1);
    }
    if (typeof from === 'number') return from - 1;
    const { last } = await reader.state(id.stream);
    return from === 'start' || last === TOMBSTONE_REVISION ? -1 : last;
  }

  #close(key: string): void {
    this.#running.get(key)?.close();
    this.#running.delete(key);
  }

  #closeAll(): void {
    this.#isLoaded = false;
    for (const key of this.#running.keys()) this.#close(key);
  }

  #tick(): void {
    for (const running of this.#running.values()) running.tick();
    if (!this.#isLoaded && !this.#isReloading) void this.#reload();
  }

  /** After a change whose outcome is unknown; the next tick tries again while the database is away. */
  async #reload(): Promise<void> {
    this.#isReloading = true;
    await this.#exclusively(async () => await this.#load()).catch(() => undefined);
    this.#isReloading = false;
  }
}
