import type { EventStore, Subscription, SubscriptionLimits } from '@order-ledger/event-store';
import { NatsError } from 'nats';
import type { NatsConnection } from 'nats';
import { parkIn } from './dead-letters.ts';
import type { Executors } from './executors.ts';
import { consumeInbound } from './inbound/consume.ts';
import { createInboundHandler } from './inbound/handle.ts';
import { publishEvents } from './integration/follow.ts';
import { createPublishAll } from './integration/publish.ts';
import type { Leadership } from './leadership.ts';
import type { ProcessManagerMetrics } from './metrics.ts';
import type { Context } from './parts.ts';
import { createMessageSender } from './relay/messages.ts';
import { startRelay } from './relay/relay.ts';
import type { Relay } from './relay/relay.ts';
import { watchUnanswered } from './relay/unanswered.ts';
import { paymentResults, warehouseReplies } from './replies.ts';
import { consumeReports } from './reports.ts';

export interface MessagingOptions {
  readonly connection: NatsConnection;
  readonly eventStore: EventStore;
  readonly executors: Executors;
  readonly leadership: Leadership;
  readonly metrics: ProcessManagerMetrics;
  readonly sizes: { readonly batch: number; readonly workers: number };
  readonly alertAfterAttempts: number;
  readonly returnWindowDays: number;
  readonly limits?: Partial<SubscriptionLimits> | undefined;
}

/** Everything that needs NATS. */
export interface Messaging {
  readonly relay: Relay;
  /** What other services are told. */
  readonly events: Subscription;
  stop(): Promise<void>;
  check(): Promise<void>;
}

const startMessageRelay = (context: Context, options: MessagingOptions): Relay => {
  const { connection, metrics, sizes, alertAfterAttempts } = options;
  const watch = watchUnanswered(alertAfterAttempts, context.logger, metrics.unanswered);
  return startRelay(context, {
    ...sizes,
    channel: 'messages',
    carryOut: createMessageSender(connection, context.now),
    isDown: (error) => error instanceof NatsError,
    onCarriedOut: ({ action }, outcome) => {
      metrics.carriedOut(action, outcome);
      if (outcome === 'done') watch(action);
    },
  });
};

const startIntake = (context: Context, options: MessagingOptions) => {
  const { connection, metrics, sizes, executors, returnWindowDays } = options;
  const park = parkIn(connection, context.logger);
  const common = { connection, park, batch: sizes.batch };
  const handle = createInboundHandler({ executors, now: context.now, returnWindowDays });
  return [
    consumeReports(context, { ...common, ...warehouseReplies, onReport: metrics.replied }),
    consumeReports(context, { ...common, ...paymentResults, onReport: metrics.paid }),
    consumeInbound(context, { ...common, handle, onHandled: metrics.cameIn }),
  ];
};

export const startMessaging = (context: Context, options: MessagingOptions): Messaging => {
  const { connection, eventStore, leadership, metrics, limits } = options;
  const relay = startMessageRelay(context, options);
  const intake = startIntake(context, options);
  const events = publishEvents(context, {
    eventStore,
    leadership,
    publishAll: createPublishAll(connection, context.logger),
    limits,
    onPublished: metrics.published,
  });
  events.done.catch((err: unknown) => {
    context.logger.fatal({ err }, 'other services are not told any more what happens');
  });
  return {
    relay,
    events,
    stop: async () => {
      const takers = intake.map(async (consumer) => await consumer.stop());
      await Promise.all([relay.stop(), events.stop(), ...takers]);
      await connection.drain();
      await connection.close();
    },
    check: async () => await connection.flush(),
  };
};
