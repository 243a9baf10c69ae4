import type { Readable } from 'node:stream';
import type { EventStore } from '@order-ledger/event-store';
import type { Connections, StreamCaller } from './connections.ts';
import { type StreamLimits, openEventStream } from './event-stream.ts';
import { heartbeat, messageOf, retryMessage } from './message.ts';
import { type OrderFollower, type Step, followOrder, isFinal } from './order-follower.ts';
import type { OrderSignals } from './order-signals.ts';

export interface ProgressOptions {
  readonly eventStore: EventStore;
  readonly signals: OrderSignals;
  readonly connections: Connections;
  readonly limits: StreamLimits;
}

/** What a client has of an order, and what there is for it at once. */
export interface Beginning {
  readonly follower: OrderFollower;
  readonly steps: readonly Step[];
}

/** Reads an order so far; its steps are those behind a revision. */
export const beginProgress = async (
  eventStore: EventStore,
  orderId: string,
  after: bigint,
): Promise<Beginning> => {
  const follower = followOrder(eventStore, orderId);
  const steps: Step[] = [];
  for await (const step of follower.steps()) {
    if (step.event.revision > after) steps.push(step);
  }
  return { follower, steps };
};

/**
 * The progress of an order from what there is on: each event once, none left out, until a final
 * status. The stream of the order is read whenever there is news of it: what was there before and
 * what comes later take the same way, so that nothing can be lost or doubled between the two.
 *
 * Throws the problems of `Connections.open`.
 */
export const openProgress = (
  { signals, connections, limits }: ProgressOptions,
  caller: StreamCaller,
  orderId: string,
  { follower, steps }: Beginning,
  gone: AbortSignal,
): Readable =>
  openEventStream({ connections, limits, caller, gone }, async function* ({ bell, isOpen, end }) {
    const goesOn = (): boolean => isOpen() && !isFinal(follower.status());
    yield retryMessage + steps.map(messageOf).join('');
    if (!goesOn()) return;
    const unwatch = await signals.watch(orderId, { onNews: () => bell.ring(), onEnd: end });
    try {
      while (goesOn()) {
        let silent = true;
        for await (const step of follower.steps()) {
          silent = false;
          yield messageOf(step);
        }
        if (silent) yield heartbeat;
        if (goesOn()) await bell.wait(limits.heartbeatMs);
      }
    } finally {
      unwatch();
    }
  });
