import type { FulfilmentPolicy } from '@order-ledger/domain';
import type { EventStore, Subscription, SubscriptionLimits } from '@order-ledger/event-store';
import type { Logger } from '@order-ledger/service-kit';
import { NatsError } from 'nats';
import type { NatsConnection } from 'nats';
import { follow } from './follow.ts';
import type { ProcessManagerMetrics } from './metrics.ts';
import type { Context, Db, NewWork, Step } from './parts.ts';
import { createCommandSender, isStoreDown } from './relay/commands.ts';
import { createMessageSender } from './relay/messages.ts';
import { startRelay } from './relay/relay.ts';
import type { Relay } from './relay/relay.ts';
import { consumeReplies } from './replies.ts';
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

interface Messaging {
  readonly relay: Relay;
  stop(): Promise<void>;
  check(): Promise<void>;
}

const startMessaging = (
  context: Context,
  connection: NatsConnection,
  metrics: ProcessManagerMetrics,
): Messaging => {
  const relay = startRelay(context, {
    ...sizes,
    channel: 'messages',
    carryOut: createMessageSender(connection, context.now),
    isDown: (error) => error instanceof NatsError,
    onCarriedOut: ({ action }, outcome) => metrics.carriedOut(action, outcome),
  });
  const replies = consumeReplies(context, {
    connection,
    batch: sizes.batch,
    onReply: (reply) => metrics.replied(reply),
  });
  return {
    relay,
    stop: async () => {
      await Promise.all([relay.stop(), replies.stop()]);
      await connection.drain();
      await connection.close();
    },
    check: async () => await connection.flush(),
  };
};

/** The parts that run until they are stopped. */
export class Running {
  readonly #context: Context;
  readonly #commands: Relay;
  readonly #timers: ReturnType<typeof startTimers>;
  readonly #options: ProcessManagerOptions;
  readonly subscription: Subscription;
  #messaging: Messaging | undefined;
  #stopping = false;

  constructor(options: ProcessManagerOptions, metrics: ProcessManagerMetrics) {
    const { db, eventStore, logger, policy, now, onStep = () => {} } = options;
    const { maxSleepMs = defaultMaxSleepMs } = options;
    this.#options = options;
    const onCommitted = (work: NewWork): void => this.#hand(work);
    this.#context = { db, logger, policy, now, maxSleepMs, onStep, onCommitted };
    this.#commands = startRelay(this.#context, {
      ...sizes,
      channel: 'commands',
      carryOut: createCommandSender(eventStore, logger),
      isDown: isStoreDown,
      onCarriedOut: ({ action }, outcome) => metrics.carriedOut(action, outcome),
    });
    this.#timers = startTimers(this.#context, sizes.batch);
    this.subscription = follow(this.#context, {
      eventStore,
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
    const connection = await this.#options.nats;
    if (this.#stopping) await connection.close();
    else this.#messaging = startMessaging(this.#context, connection, metrics);
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.subscription.stop();
    await Promise.all([this.#timers.stop(), this.#commands.stop(), this.#messaging?.stop()]);
  }

  async checkNats(): Promise<void> {
    if (this.#messaging === undefined) throw new Error('not connected yet');
    await this.#messaging.check();
  }
}
