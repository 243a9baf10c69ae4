import { PoisonEventError } from '@order-ledger/contracts';
import {
  type DomainEvent,
  type EventBatch,
  type EventStore,
  type Subscription,
  type SubscriptionLimits,
  subscribe,
} from '@order-ledger/event-store';
import { type ProjectionName, projectionCategories } from '@order-ledger/read-model';
import type { Logger } from '@order-ledger/service-kit';
import { beginProjection } from './begin.ts';
import { projectBatch } from './project-batch.ts';
import type { Db, Projection } from './projection.ts';

export interface RunOptions {
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly logger: Logger;
  readonly limits?: Partial<SubscriptionLimits> | undefined;
  /** Called after each commit. */
  readonly onProjected?: (name: ProjectionName, batch: EventBatch<DomainEvent>) => void;
}

export interface RunningProjection extends Subscription {
  readonly name: ProjectionName;
}

/** PostgreSQL: data exceptions and broken constraints, which no repetition mends. */
const isDataError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^2[23]/.test(error.code);

/**
 * Keeps one table up to date with the ledger until it is stopped. What a repetition may mend is
 * repeated from the checkpoint; an event that cannot be read or stored, or a missing one, halts it.
 */
export const runProjection = <Event extends DomainEvent, Content extends object>(
  { db, eventStore, logger, limits, onProjected }: RunOptions,
  projection: Projection<Event, Content>,
): RunningProjection => {
  const { name, version, codec } = projection;
  let owner = { name, version, storeId: '' };
  let from = 0n;

  const project = async (batch: EventBatch<Event>): Promise<void> => {
    await projectBatch(db, projection, owner, from, batch);
    from = batch.position;
    onProjected?.(name, batch);
  };

  /** What the database refuses is in one event: the ones before it are good. */
  const projectEach = async ({ events }: EventBatch<Event>): Promise<void> => {
    for (const event of events) {
      try {
        await project({ events: [event], position: event.position });
      } catch (error) {
        if (!isDataError(error)) throw error;
        const reason = `${event.stream}, revision ${event.revision}: the database refuses it`;
        throw new PoisonEventError(event.type, reason, { cause: error });
      }
    }
  };

  const subscription = subscribe({
    eventStore,
    name,
    prefixes: [`${projectionCategories[name]}-`],
    codec: () => codec,
    loadCheckpoint: async () => {
      const checkpoint = await beginProjection(db, eventStore, logger, projection);
      owner = { name, version, storeId: checkpoint.storeId };
      from = checkpoint.position;
      return from === 0n ? null : from;
    },
    loadStoreIdentity: () => Promise.resolve(owner.storeId),
    handleBatch: async (batch) => {
      try {
        await project(batch);
      } catch (error) {
        if (!isDataError(error)) throw error;
        await projectEach(batch);
      }
    },
    logger,
    ...(limits !== undefined && { limits }),
  });
  return { name, ...subscription };
};
