import { randomUUID } from 'node:crypto';
import type {
  EventStoreDBClient,
  PersistentSubscriptionToAll,
  PersistentSubscriptionToStream,
} from '@eventstore/db-client';
import {
  type PersistentSubscriptionToStreamSettings,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
} from '@eventstore/db-client';
import { onTestFinished } from 'vitest';
import type { TestEvent } from './support.ts';

type Subscription = PersistentSubscriptionToStream<TestEvent> | PersistentSubscriptionToAll;

export interface Received {
  readonly n: number;
  readonly retryCount: number;
  readonly stream: string | undefined;
  readonly type: string | undefined;
  readonly ack: () => Promise<void>;
  readonly nack: (action: 'park' | 'retry' | 'skip' | 'stop') => Promise<void>;
}

/** What a consumer was sent. Every event is acknowledged unless `handle` does something else. */
export class Consumption {
  readonly subscription: Subscription;
  readonly received: Received[] = [];
  readonly errors: unknown[] = [];
  isConfirmed = false;

  constructor(
    subscription: Subscription,
    handle: (received: Received) => Promise<void> = async (received) => await received.ack(),
  ) {
    this.subscription = subscription;
    subscription.on('confirmation', () => (this.isConfirmed = true));
    subscription.on('error', (error: unknown) => this.errors.push(error));
    subscription.addListener('data', (resolved: unknown) => {
      const received = this.#receive(resolved as Parameters<Subscription['ack']>[0]);
      this.received.push(received);
      // An answer may come too late for a call that has ended.
      handle(received).catch(() => undefined);
    });
    onTestFinished(async () => await subscription.unsubscribe());
  }

  get numbers(): number[] {
    return this.received.map(({ n }) => n);
  }

  /** As `n`, or `n retry-count`. */
  get deliveries(): string[] {
    return this.received.map(({ n, retryCount }) =>
      retryCount === 0 ? `${n}` : `${n} ${retryCount}`,
    );
  }

  #receive(resolved: Parameters<Subscription['ack']>[0]): Received {
    const { event } = resolved;
    return {
      n: (event?.data as { n?: number } | undefined)?.n ?? -1,
      retryCount: (resolved as { retryCount: number }).retryCount,
      stream: event?.streamId,
      type: event?.type,
      ack: async () => await this.subscription.ack(resolved),
      nack: async (action) => await this.subscription.nack(action, 'why', resolved),
    };
  }
}

export const nothing = async (): Promise<void> => await Promise.resolve();

/** A group from the start of a stream of its own, unless `changes` say otherwise. */
export const newGroup = async (
  client: EventStoreDBClient,
  changes: Partial<PersistentSubscriptionToStreamSettings> = {},
  stream = `test-${randomUUID()}`,
): Promise<{ stream: string; group: string }> => {
  const group = `group-${randomUUID()}`;
  await client.createPersistentSubscriptionToStream(
    stream,
    group,
    persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, ...changes }),
  );
  return { stream, group };
};

export const consume = (
  client: EventStoreDBClient,
  { stream, group }: { stream: string; group: string },
  handle?: (received: Received) => Promise<void>,
  bufferSize = 10,
): Consumption =>
  new Consumption(
    client.subscribeToPersistentSubscriptionToStream(stream, group, { bufferSize }),
    handle,
  );
