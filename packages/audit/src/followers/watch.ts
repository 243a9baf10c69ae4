import type { EventStore } from '@order-ledger/event-store';
import {
  type Checkpoint,
  type FollowersDb,
  type GenerationCheckpoint,
  type SubscriptionCheckpoint,
  generationCheckpoints,
  subscriptionCheckpoints,
} from './checkpoints.ts';
import { type Lag, countBetween, lagCounter } from './lag.ts';

interface Rate {
  /** Events per second since it was looked at before; `null` the first time. */
  readonly rate: number | null;
}

/** How far each that follows the ledger is. */
export interface Followers {
  /** The position of the newest event. */
  readonly head: bigint;
  readonly generations: readonly (GenerationCheckpoint & Lag & Rate)[];
  readonly subscriptions: readonly (SubscriptionCheckpoint & Lag & Rate)[];
}

/** Checkpoints at one moment. */
interface Sample {
  /** `performance.now()` */
  readonly atMs: number;
  readonly generations: readonly GenerationCheckpoint[];
  readonly subscriptions: readonly SubscriptionCheckpoint[];
}

/** Over less than this a rate says nothing: the one before is told again. */
const leastMs = 900;

export interface FollowersWatch {
  /**
   * Whoever asks while somebody else does gets the same answer. Rejects when the database or the
   * event store is not available.
   */
  look(): Promise<Followers>;
  /** For a rate at the first look, this some time ahead of it. */
  begin(): Promise<void>;
}

/** Looks at checkpoints whenever it is asked to, and remembers the last time for the rates. */
export const watchFollowers = (db: FollowersDb, eventStore: EventStore): FollowersWatch => {
  let base: Sample | undefined;
  let rates: ReadonlyMap<string, number> = new Map();
  let looking: Promise<Followers> | undefined;

  const sample = async (): Promise<Sample> => {
    const generations = await generationCheckpoints(db);
    const subscriptions = await subscriptionCheckpoints(db);
    return { atMs: performance.now(), generations, subscriptions };
  };

  /** Events since `before` of those that were there then. */
  const eventsSince = async (
    before: Sample,
    now: Sample,
  ): Promise<readonly (readonly [key: string, events: number])[]> => {
    const then = new Map(before.generations.map(({ key, events }) => [key, events]));
    const ofGenerations = now.generations.flatMap(({ key, events }) => {
      const earlier = then.get(key);
      return earlier === undefined ? [] : [[key, events - earlier] as const];
    });
    const positions = new Map(before.subscriptions.map(({ key, position }) => [key, position]));
    const ofSubscriptions = now.subscriptions.map(async (checkpoint) => {
      const { key, position } = checkpoint;
      const after = positions.get(key) ?? position;
      return [key, await countBetween(eventStore, checkpoint, after)] as const;
    });
    return [...ofGenerations, ...(await Promise.all(ofSubscriptions))];
  };

  const measure = async (now: Sample): Promise<void> => {
    if (base === undefined) {
      base = now;
      return;
    }
    const ms = now.atMs - base.atMs;
    if (ms < leastMs) return;
    const events = await eventsSince(base, now);
    rates = new Map(events.map(([key, count]) => [key, Math.round((count * 1_000) / ms)]));
    base = now;
  };

  const lookOnce = async (): Promise<Followers> => {
    // Checkpoints first: a head that was read before them could lie behind them.
    const now = await sample();
    await measure(now);
    const lagOf = lagCounter(eventStore, new Date());
    const told = async <Each extends Checkpoint>(each: Each): Promise<Each & Lag & Rate> => ({
      ...each,
      ...(await lagOf(each)),
      rate: rates.get(each.key) ?? null,
    });
    return {
      head: await eventStore.head(),
      generations: await Promise.all(now.generations.map(told)),
      subscriptions: await Promise.all(now.subscriptions.map(told)),
    };
  };

  return {
    look: async () => {
      looking ??= lookOnce().finally(() => {
        looking = undefined;
      });
      return await looking;
    },
    begin: async () => {
      base ??= await sample();
    },
  };
};
