import type { FulfilmentPolicy } from '@order-ledger/domain';
import type { EventStore, Subscription, SubscriptionLimits } from '@order-ledger/event-store';
import type { Logger } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { createExecutors } from './executors.ts';
import type { Executors } from './executors.ts';
import { follow } from './follow.ts';
import { contend } from './leadership.ts';
import type { Leadership } from './leadership.ts';
import { startMessaging } from './messaging.ts';
import type { Messaging } from './messaging.ts';
import type { ProcessManagerMetrics } from './metrics.ts';
import type { Context, Db, NewWork, Step } from './parts.ts';
import { createCommandSender, isStoreDown } from './relay/commands.ts';
import { startRelay } from './relay/relay.ts';
import type { Relay } from './relay/relay.ts';
import { startTimers } from './timers.ts';

export interface ProcessManagerOptions {
  readonly db: Db;
  readonly eventStore: EventStore;
  /** Messages wait in the outbox until it is connected; everything else goes on meanwhile. */
  readonly nats: Promise<NatsConnection>;
  readonly logger: Logger;
  /** The name of this instance in logs and metrics. */
  readonly service: string;
  readonly policy: FulfilmentPolicy;
  /** Unanswered messages of one operation after which a person is called. */
  readonly alertAfterAttempts: number;
  /** After the delivery, in which pieces may come back. */
  readonly returnWindowDays: number;
  readonly now: () => Date;
  readonly limits?: Partial<SubscriptionLimits>;
  /** The longest sleep of a loop that has nothing to do. Default 5 s. */
  readonly maxSleepMs?: number;
  /** Where tests end the process. */
  readonly onStep?: (step: Step) => void;
}

/** What is under way at once, per channel and worker. */
const sizes = { batch: 128, workers: 2 };
const defaultMaxSleepMs = 5_000;

/** The parts that run until they are stopped. */
export class Running {
  readonly #context: Context;
  readonly #commands: Relay;
  readonly #timers: ReturnType<typeof startTimers>;
  readonly #options: ProcessManagerOptions;
  readonly #executors: Executors;
  readonly leadership: Leadership;
  readonly subscription: Subscription;
  #messaging: Messaging | undefined;
  #stopping = false;

  constructor(options: ProcessManagerOptions, metrics: ProcessManagerMetrics) {
    const { db, eventStore, logger, policy, now, onStep = () => {} } = options;
    const { maxSleepMs = defaultMaxSleepMs } = options;
    this.#options = options;
    const onCommitted = (work: NewWork): void => this.#hand(work);
    this.#context = { db, logger, policy, now, maxSleepMs, onStep, onCommitted };
    this.#executors = createExecutors(eventStore);
    this.leadership = contend(db, logger);
    this.#commands = startRelay(this.#context, {
      ...sizes,
      channel: 'commands',
      carryOut: createCommandSender(this.#executors, logger),
      isDown: isStoreDown,
      onCarriedOut: ({ action }, outcome) => metrics.carriedOut(action, outcome),
    });
    this.#timers = startTimers(this.#context, sizes.batch);
    this.subscription = follow(this.#context, {
      eventStore,
      leadership: this.leadership,
      limits: options.limits,
      onFollowed: (events, oldestAt) => metrics.followed(events, oldestAt),
    });
    this.subscription.done.catch((err: unknown) => {
      logger.fatal({ err }, 'the ledger is not followed any more: orders stand still');
    });
    void this.#connect(metrics);
  }

  /** Tells those that sleep what there is to do. */
  #hand({ commands, messages, wakeAt }: NewWork): void {
    if (commands > 0) this.#commands.poke();
    if (messages > 0) this.#messaging?.relay.poke();
    if (wakeAt !== null) this.#timers.wakeBy(wakeAt);
  }

  async #connect(metrics: ProcessManagerMetrics): Promise<void> {
    const { nats, eventStore, alertAfterAttempts, returnWindowDays, limits } = this.#options;
    const connection = await nats;
    if (this.#stopping) return await connection.close();
    this.#messaging = startMessaging(this.#context, {
      connection,
      eventStore,
      executors: this.#executors,
      leadership: this.leadership,
      metrics,
      sizes,
      alertAfterAttempts,
      returnWindowDays,
      limits,
    });
  }

  /** What other services are told; `undefined` until NATS is there. */
  get events(): Subscription | undefined {
    return this.#messaging?.events;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const followed = this.subscription.stop();
    const told = this.#messaging?.stop();
    // Those that stand by do not wait for the lead any more.
    await this.leadership.stop();
    await Promise.all([followed, told, this.#timers.stop(), this.#commands.stop()]);
  }

  async checkNats(): Promise<void> {
    if (this.#messaging === undefined) throw new Error('not connected yet');
    await this.#messaging.check();
  }
}
