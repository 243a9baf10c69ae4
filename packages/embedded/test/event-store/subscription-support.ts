import type { AllStreamSubscription, StreamSubscription } from '@eventstore/db-client';
import { onTestFinished } from 'vitest';
import type { TestEvent } from './support.ts';

interface Log {
  readonly entries: unknown[];
  /** The `n` of the events received so far. */
  numbers(): number[];
  count(entry: string): number;
}

/** Writes down what a subscription does, in order: events by their `n`, the rest by name. */
export const record = (
  subscription: StreamSubscription<TestEvent> | AllStreamSubscription,
): Log => {
  const entries: unknown[] = [];
  subscription.on('confirmation', () => entries.push('confirmed'));
  subscription.on('caughtUp', () => entries.push('caughtUp'));
  subscription.on('error', (error: unknown) => entries.push(error));
  subscription.addListener('data', (resolved: unknown) => {
    entries.push((resolved as { event: { data: { n: number } } }).event.data.n);
  });
  onTestFinished(async () => await subscription.unsubscribe());
  return {
    entries,
    numbers: () => entries.filter((entry): entry is number => typeof entry === 'number'),
    count: (entry) => entries.filter((each) => each === entry).length,
  };
};

/** For `expect.poll`. */
export const WAIT = { timeout: 40_000 };
