import { AckPolicy, ConsumerEvents, DeliverPolicy, Events, nanos } from 'nats';
import type { ConsumerMessages, JsMsg, NatsConnection } from 'nats';
import pRetry from 'p-retry';
import { createDeliveries } from './deliveries.ts';
import type { DeliveryOptions } from './deliveries.ts';
import { ensureStream, jetstreamApi, updateOrAdd } from './stream.ts';
import type { StreamDescription } from './stream.ts';

export interface DurableConsumerOptions<Message> extends Omit<
  DeliveryOptions<Message>,
  'ackWaitMs'
> {
  readonly connection: NatsConnection;
  readonly stream: StreamDescription;
  /** Name of the consumer on the server, which remembers what was acknowledged. */
  readonly durable: string;
  /** Messages in hand at once. Default 32. */
  readonly concurrency?: number;
  /** Default 30 s: how long the messages of a process that died wait for another. */
  readonly ackWaitMs?: number;
}

export interface DurableConsumer {
  readonly status: () => {
    readonly state: 'connecting' | 'consuming' | 'stopped';
    readonly inHand: number;
    readonly lastError: string | undefined;
  };
  /** Takes no more, finishes what is in hand within `graceMs` (default 10 s), puts back the rest. */
  readonly stop: (graceMs?: number) => Promise<void>;
}

const reopenDelays = { minTimeout: 250, maxTimeout: 5_000 };

/** The server speaks at least every half of this, so silence is noticed within 10 s. */
const pullExpiresMs = 10_000;

/** All of these can leave a consumer that looks alive and receives nothing. */
const broken: ReadonlySet<unknown> = new Set<unknown>([
  ConsumerEvents.HeartbeatsMissed,
  ConsumerEvents.ConsumerDeleted,
  ConsumerEvents.ConsumerNotFound,
  ConsumerEvents.StreamNotFound,
  ConsumerEvents.NoResponders,
]);

const stopWhenBroken = async (messages: ConsumerMessages): Promise<void> => {
  for await (const { type } of await messages.status()) {
    if (broken.has(type)) messages.stop();
  }
};

interface OpenOptions {
  readonly connection: NatsConnection;
  readonly stream: StreamDescription;
  readonly durable: string;
  readonly concurrency: number;
  readonly ackWaitMs: number;
}

/** Creates stream and consumer when they are missing, and begins to pull. */
const open = async (
  { connection, stream, durable, concurrency, ackWaitMs }: OpenOptions,
  callback: (delivery: JsMsg) => void,
): Promise<ConsumerMessages> => {
  await ensureStream(connection, stream);
  const { consumers } = await connection.jetstreamManager(jetstreamApi);
  const limits = {
    ack_wait: nanos(ackWaitMs),
    // In hand and on the way: nothing waits in a buffer of the client while its time runs out.
    max_ack_pending: concurrency,
    // The server would only stop delivering; who parks counts deliveries itself.
    max_deliver: -1,
  };
  const policies = { ack_policy: AckPolicy.Explicit, deliver_policy: DeliverPolicy.All };
  await updateOrAdd(
    () => consumers.update(stream.name, durable, limits),
    () => consumers.add(stream.name, { durable_name: durable, ...policies, ...limits }),
  );
  const consumer = await connection.jetstream(jetstreamApi).consumers.get(stream.name, durable);
  return await consumer.consume({ max_messages: concurrency, expires: pullExpiresMs, callback });
};

/**
 * Consumes a JetStream stream through a durable pull consumer, at least once, until stopped. It is
 * set up anew after every reconnect, missed heartbeat or deletion, for as long as it takes.
 */
export const consumeDurable = <Message>(
  options: DurableConsumerOptions<Message>,
): DurableConsumer => {
  const { connection, logger, concurrency = 32, ackWaitMs = 30_000 } = options;
  const deliveries = createDeliveries({ ...options, ackWaitMs });
  const stopping = new AbortController();
  const { signal } = stopping;
  let messages: ConsumerMessages | undefined;
  let lastError: string | undefined;

  const openOnce = async (): Promise<ConsumerMessages> => {
    const opened = await open({ ...options, concurrency, ackWaitMs }, deliveries.receive);
    if (signal.aborted) opened.stop();
    return opened;
  };

  const begin = async (): Promise<ConsumerMessages> =>
    await pRetry(openOnce, {
      ...reopenDelays,
      retries: Infinity,
      signal,
      onFailedAttempt: ({ error }) => {
        lastError = error.message;
        logger.warn({ err: error, stream: options.stream.name }, 'cannot consume');
      },
    });

  const supervise = async (): Promise<void> => {
    while (!signal.aborted) {
      const opened = await begin();
      messages = opened;
      lastError = undefined;
      void stopWhenBroken(opened);
      await opened.closed();
      messages = undefined;
      logger.info({ stream: options.stream.name }, 'consumer ended');
    }
  };

  const watchConnection = async (): Promise<void> => {
    for await (const { type } of connection.status()) {
      if (type === Events.Reconnect) messages?.stop();
    }
    // The connection is closed for good.
    stopping.abort();
    messages?.stop();
  };

  const supervised = supervise().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  void watchConnection();
  const stateOf = () => (messages === undefined ? 'connecting' : 'consuming');
  return {
    status: () => ({
      state: signal.aborted ? 'stopped' : stateOf(),
      inHand: deliveries.inHand(),
      lastError,
    }),
    stop: async (graceMs = 10_000) => {
      stopping.abort();
      messages?.stop();
      await supervised;
      await deliveries.stop(graceMs);
    },
  };
};
