import type { EventCodec } from '@order-ledger/contracts';
import { type DomainEvent, type Subscription, subscribe } from '@order-ledger/event-store';
import { projectionCategories } from '@order-ledger/read-model';
import type { Lane, RunOptions } from './lane.ts';

/** One subscription that feeds several lanes, which are about equally far. */
export interface SharedFeed<Event extends DomainEvent> {
  readonly subscription: Subscription;
  readonly lanes: ReadonlySet<Lane<Event>>;
}

const earliest = (positions: readonly bigint[]): bigint =>
  positions.reduce((least, position) => (position < least ? position : least));

/**
 * Reads and decodes each event once for all lanes. Every lane keeps its own checkpoint and commits
 * by itself; the feed begins where the one is that has come least far, and the others leave out
 * what they have. A lane that fails leaves, and `onLeft` is told: the others need not wait for it.
 */
export const openSharedFeed = <Event extends DomainEvent>(
  { eventStore, logger, limits }: RunOptions,
  codec: EventCodec<Event>,
  members: readonly Lane<Event>[],
  onLeft: (lane: Lane<Event>) => void,
): SharedFeed<Event> => {
  const lanes = new Set(members);
  const categories = [...new Set(members.map(({ name }) => projectionCategories[name]))];

  const leave = (lane: Lane<Event>): void => {
    if (!lanes.delete(lane)) return;
    onLeft(lane);
    if (lanes.size === 0) void subscription.stop();
  };

  const subscription: Subscription = subscribe({
    eventStore,
    name: `${categories.join('_')}_projections`,
    prefixes: categories.map((category) => `${category}-`),
    codec: () => codec,
    loadCheckpoint: async () => {
      const position = earliest([...lanes].map((lane) => lane.position()));
      return await Promise.resolve(position === 0n ? null : position);
    },
    loadStoreIdentity: async () => await Promise.resolve([...lanes][0]?.storeId() ?? null),
    handleBatch: async (batch) => {
      const taking = [...lanes].map(async (lane) => {
        try {
          await lane.project(batch);
        } catch (err) {
          logger.warn({ projection: lane.name, err }, 'projection goes on by itself');
          leave(lane);
        }
      });
      await Promise.all(taking);
    },
    logger,
    ...(limits !== undefined && { limits }),
  });
  // What halts the feed is then met by each lane alone, which says so and halts where that is right.
  subscription.done.catch(() => {
    for (const lane of lanes) leave(lane);
  });
  return { subscription, lanes };
};
