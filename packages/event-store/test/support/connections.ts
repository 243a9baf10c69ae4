import { faultProxy } from '@order-ledger/embedded/testing';
import type { FaultProxy } from '@order-ledger/embedded/testing';
import { onTestFinished } from 'vitest';
import { connectEventStore } from '../../src/index.ts';
import type { EventStore, EventStoreOptions } from '../../src/index.ts';

type Limits = NonNullable<EventStoreOptions['limits']>;

/** A connection that is closed when the test ends. */
export const connected = (url: string, limits: Limits = {}): EventStore => {
  const eventStore = connectEventStore({ url, limits });
  onTestFinished(() => eventStore.close());
  return eventStore;
};

/** Short enough that a test sees what happens when they run out. */
export const impatient = {
  appendTimeoutMs: 300,
  readTimeoutMs: 300,
  retryBudgetMs: 1_000,
  breakerPauseMs: 50,
  minBackoffMs: 5,
  maxBackoffMs: 50,
} satisfies Limits;

/** A connection through a proxy that fails on demand. */
export const connectedThroughProxy = async (
  port: number,
  limits: Limits = {},
): Promise<{ readonly proxy: FaultProxy; readonly eventStore: EventStore }> => {
  const proxy = await faultProxy(port);
  return { proxy, eventStore: connected(`esdb://127.0.0.1:${proxy.port}?tls=false`, limits) };
};
