import type { EventStoreLogger } from '../model.ts';
import type { OwnStreams } from '../own-streams.ts';
import type { Reader } from '../reader.ts';
import type { Tail } from '../tail.ts';
import { Checkpoints } from './checkpoints.ts';
import { Consumer, type ConsumerOptions } from './consumer.ts';
import { maximumSubscribersReached } from './errors.ts';
import { EventSource } from './event-source.ts';
import type { Feed } from './feed.ts';
import { GroupWrites } from './group-writes.ts';
import { Group, type NackAction } from './group.ts';
import { Intake } from './intake.ts';
import type { Message } from './message.ts';
import { ParkedMessages } from './parked-messages.ts';
import type { GroupConfig, Place } from './settings.ts';
import { Signal } from './signal.ts';

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
  readonly #writes: GroupWrites;
  readonly #closing = new AbortController();
  readonly #work = new Signal();
  readonly #forgetFeed: () => void;

  private constructor(
    context: GroupContext,
    config: GroupConfig,
    checkpoints: Checkpoints,
    checkpoint: Place | undefined,
  ) {
    this.config = config;
    this.#context = context;
    const { settings } = config;
    const park = (message: Message, reason: string): void => void this.#park(message, reason);
    this.group = new Group(settings, checkpoint ?? config.after, park, Date.now());
    this.parked = new ParkedMessages(context.streams, context.reader, config);
    const { signal } = this.#closing;
    this.#writes = new GroupWrites(checkpoints, this.parked, context.logger, signal, checkpoint);
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
    return this.#writes.checkpoint;
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
    let isFailing = false;
    while (!this.#isClosed) {
      try {
        const hasTaken = await this.intake.takeBatch();
        isFailing = false;
        this.#follow(Date.now(), false);
        if (!hasTaken) await this.#work.wait();
      } catch (err) {
        if (!isFailing) this.#context.logger.warn({ err }, 'A persistent subscription cannot read');
        isFailing = true;
        await this.#writes.pause();
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
    void this.#writes.storeDue(this.group, nowMs, isTick);
  }

  async #park(message: Message, reason: string): Promise<void> {
    await this.#writes.park(message, reason);
    this.#change(() => this.group.parked(message));
  }
}
