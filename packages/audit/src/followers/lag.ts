import { type EventStore, readRawAll } from '@order-ledger/event-store';
import type { Checkpoint } from './checkpoints.ts';

/** Events that are counted; more are said to be so many. */
export const mostCounted = 10_000;

export interface Lag {
  /** Events of its streams that it has still to read, at most `mostCounted`. */
  readonly behind: number;
  /** The age of the first of them, in seconds; 0 when there is none. */
  readonly lagSeconds: number;
}

/** Counts each stretch of the ledger once, however many have come to the same place. */
export const lagCounter = (eventStore: EventStore, now: Date) => {
  const counted = new Map<string, Promise<Lag>>();

  const count = async ({ categories, position }: Checkpoint): Promise<Lag> => {
    const prefixes = categories.map((category) => `${category}-`);
    let behind = 0;
    let firstAt = now;
    for await (const event of readRawAll(eventStore, { prefixes, after: position })) {
      if (behind === 0) firstAt = event.createdAt;
      behind += 1;
      if (behind === mostCounted) break;
    }
    return { behind, lagSeconds: Math.max(0, now.getTime() - firstAt.getTime()) / 1_000 };
  };

  return async (checkpoint: Checkpoint): Promise<Lag> => {
    const stretch = `${checkpoint.position} ${checkpoint.categories.join(' ')}`;
    const lag = counted.get(stretch) ?? count(checkpoint);
    counted.set(stretch, lag);
    return await lag;
  };
};

/** Events of its streams between two of its positions, at most `mostCounted`. */
export const countBetween = async (
  eventStore: EventStore,
  { categories, position: upTo }: Checkpoint,
  after: bigint,
): Promise<number> => {
  if (upTo <= after) return 0;
  const prefixes = categories.map((category) => `${category}-`);
  let events = 0;
  for await (const _ of readRawAll(eventStore, { prefixes, after, upTo })) {
    events += 1;
    if (events === mostCounted) break;
  }
  return events;
};
