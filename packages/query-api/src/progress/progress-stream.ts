import { Readable } from 'node:stream';
import type { EventStore } from '@order-ledger/event-store';
import { createBell } from './bell.ts';
import type { Connections, StreamCaller } from './connections.ts';
import { dropSlow } from './drop-slow.ts';
import { heartbeat, messageOf, retryMessage } from './message.ts';
import { type OrderFollower, type Step, followOrder, isFinal } from './order-follower.ts';
import type { OrderSignals } from './order-signals.ts';

/** All in milliseconds. */
export interface ProgressLimits {
  /** Silence after which a heartbeat is sent. */
  readonly heartbeatMs: number;
  /** How long a reader may take nothing. */
  readonly patienceMs: number;
  /** After which a stream ends all the same; the client comes back for the rest. */
  readonly lifetimeMs: number;
}

export interface ProgressOptions {
  readonly eventStore: EventStore;
  readonly signals: OrderSignals;
  readonly connections: Connections;
  readonly limits: ProgressLimits;
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
 * `gone` is aborted when the client is: the stream itself would notice only when it is asked for
 * more. Throws the problems of `Connections.open`.
 */
export const openProgress = (
  { signals, connections, limits }: ProgressOptions,
  caller: StreamCaller,
  orderId: string,
  { follower, steps }: Beginning,
  gone: AbortSignal,
): Readable => {
  const bell = createBell();
  const ending = new AbortController();
  const end = (): void => {
    ending.abort();
    bell.ring();
  };
  const release = connections.open(caller, end);
  const endsAtMs = performance.now() + limits.lifetimeMs;
  const goesOn = (): boolean =>
    !ending.signal.aborted && !isFinal(follower.status()) && performance.now() < endsAtMs;

  const messages = async function* (): AsyncGenerator<string, void, undefined> {
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
  };

  const stream = Readable.from(messages(), { objectMode: false });
  dropSlow(stream, limits.patienceMs);
  const leave = (): void => {
    end();
    release();
  };
  stream.once('close', leave);
  gone.addEventListener('abort', leave, { once: true });
  return stream;
};
