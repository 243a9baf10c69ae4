import { setTimeout as delay } from 'node:timers/promises';
import { isUnavailable } from '../errors.ts';
import type { EventStoreLogger } from '../model.ts';
import type { Reader } from '../reader.ts';
import type { Tail } from '../tail.ts';
import { Checkpoints } from './checkpoints.ts';
import { Consumer, type ConsumerOptions } from './consumer.ts';
import { maximumSubscribersReached } from './errors.ts';
import { EventSource } from './event-source.ts';
import type { Feed } from './feed.ts';
import { Group, type NackAction } from './group.ts';
import { Intake } from './intake.ts';
import type { Message } from './message.ts';
import type { OwnStreams } from './own-streams.ts';
import { ParkedMessages, parkingEvent } from './parked-messages.ts';
import type { GroupConfig, Place } from './settings.ts';
import { Signal } from './signal.ts';

const RETRY_MS = 100;

/** What groups work with. */
export interface GroupContext {
  readonly reader: Reader;
  readonly tail: Tail;
  readonly feed: Feed;
  readonly streams: OwnStreams;
  readonly logger: EventStoreLogger;
}

/** A group at work: does what its state says, and tells the state what has happened. */
export class RunningGroup {
  readonly config: GroupConfig;
  readonly group: Group;
  readonly intake: Intake;
  readonly parked: ParkedMessages;
  readonly #context: GroupContext;
  readonly #checkpoints: Checkpoints;
  readonly #closing = new AbortController();
  readonly #work = new Signal();
  readonly #forgetFeed: () => void;
  #checkpoint: Place | undefined;
  /** A checkpoint or the end of what is parked is being written. */
  #isStoring = false;

  private constructor(
    context: GroupContext,
    config: GroupConfig,
    checkpoints: Checkpoints,
    checkpoint: Place | undefined,
  ) {
    this.config = config;
    this.#context = context;
    this.#checkpoints = checkpoints;
    this.#checkpoint = checkpoint;
    const { settings } = config;
    const park = (message: Message, reason: string): void => void this.#park(message, reason);
    this.group = new Group(settings, checkpoint ?? config.after, park, Date.now());
    this.parked = new ParkedMessages(context.streams, context.reader, config);
    const source = new EventSource(context.reader, context.tail, config);
    this.intake = new Intake(this.group, source, this.parked, settings);
    this.#forgetFeed = context.feed.listen(config.stream, () => {
      this.intake.notify();
      this.#work.set();
    });
    void this.#run();
  }

  /** Goes on after the last checkpoint. Throws whatever `pg` throws. */
  static async open(context: GroupContext, config: GroupConfig): Promise<RunningGroup> {
    const checkpoints = new Checkpoints(context.streams, context.reader, config);
    return new RunningGroup(context, config, checkpoints, await checkpoints.load());
  }

  /** The last checkpoint that is stored. */
  get checkpoint(): Place | undefined {
    return this.#checkpoint;
  }

  /** Throws `maximum-subscribers-reached`. Nothing is delivered before the end of this turn. */
  connect(options: ConsumerOptions): Consumer {
    const { maxSubscriberCount } = this.config.settings;
    if (maxSubscriberCount > 0 && this.group.consumers.size >= maxSubscriberCount) {
      throw maximumSubscribersReached(this.config);
    }
    const consumer = new Consumer(options, Date.now());
    this.group.connect(consumer);
    queueMicrotask(() => this.resume());
    return consumer;
  }

  /** A consumer has room again. */
  resume(): void {
    this.#change(() => undefined);
  }

  disconnect(consumer: Consumer): void {
    this.#change((nowMs) => this.group.disconnect(consumer, nowMs));
  }

  acknowledge(ids: readonly string[]): void {
    this.#change((nowMs) => this.group.acknowledge(ids, nowMs));
  }

  refuse(ids: readonly string[], action: NackAction, reason: string): void {
    this.#change((nowMs) => this.group.refuse(ids, action, reason, nowMs));
  }

  /** Delivers again what is parked now, up to, without, the revision `stopAt` of the parked stream. */
  async replayParked(stopAt: number): Promise<void> {
    const range = await this.parked.range(this.group.replays.taken);
    if (range === undefined) return;
    this.group.replays.start(range.low, Math.min(stopAt, range.high + 1));
    this.#work.set();
  }

  /** To be called every now and then. */
  tick(): void {
    const nowMs = Date.now();
    this.group.expire(nowMs);
    this.#follow(nowMs, true);
  }

  /** Ends all consumers' calls. What they have not answered is delivered again after the next start. */
  close(): void {
    this.#closing.abort();
    this.#forgetFeed();
    this.#work.set();
    for (const { options } of this.group.consumers) options.drop();
  }

  get #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#isClosed) {
      try {
        const hasTaken = await this.intake.takeBatch();
        this.#follow(Date.now(), false);
        if (!hasTaken) await this.#work.wait();
      } catch (err) {
        this.#context.logger.warn({ err }, 'A persistent subscription cannot read');
        await this.#pause();
      }
    }
  }

  /** There may be room now for what is to be read next. */
  #change(apply: (nowMs: number) => void): void {
    if (this.#isClosed) return;
    const nowMs = Date.now();
    apply(nowMs);
    this.#follow(nowMs, false);
    this.#work.set();
  }

  /** Does what has become due. */
  #follow(nowMs: number, isTick: boolean): void {
    if (this.#isClosed) return;
    this.group.deliver(nowMs);
    if (!this.#isStoring) void this.#store(nowMs, isTick);
  }

  /** Stores how far the group has come. */
  async #store(nowMs: number, isTick: boolean): Promise<void> {
    const { progress, replays } = this.group;
    const mark = progress.due(nowMs, isTick);
    const before = replays.due(isTick);
    if (mark === undefined && before === undefined) return;
    this.#isStoring = true;
    // Both are handed to the writer at once: after a delete of the group nothing must be written.
    const stored = mark && this.#try(this.#checkpoints.store(mark.place));
    const removed = before && this.#try(this.parked.removeBefore(before));
    if (mark !== undefined && (await stored) === true) {
      progress.stored(mark, nowMs);
      this.#checkpoint = mark.place;
    }
    if (before !== undefined && (await removed) === true) replays.removed(before);
    this.#isStoring = false;
  }

  async #park(message: Message, reason: string): Promise<void> {
    // The same event at each attempt: it is parked once.
    const event = parkingEvent(message, reason);
    while (!this.#isClosed && !(await this.#try(this.parked.park(event)))) await this.#pause();
    this.#change(() => this.group.parked(message));
  }

  /** Whether a write has come to an end. Only the database's absence leaves it to be tried again. */
  async #try(write: Promise<void>): Promise<boolean> {
    try {
      await write;
    } catch (err) {
      if (isUnavailable(err)) return false;
      this.#context.logger.error({ err }, 'A persistent subscription cannot write its stream');
    }
    return true;
  }

  async #pause(): Promise<void> {
    await delay(RETRY_MS, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}
