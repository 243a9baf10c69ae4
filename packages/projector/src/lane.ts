import { PoisonEventError } from '@order-ledger/contracts';
import {
  type DomainEvent,
  type EventBatch,
  type EventStore,
  type SubscriptionLimits,
} from '@order-ledger/event-store';
import type { Projection } from '@order-ledger/projections';
import type { ProjectionName } from '@order-ledger/read-model';
import type { Logger } from '@order-ledger/service-kit';
import { beginProjection } from './begin.ts';
import { FencedError } from './checkpoint.ts';
import type { Db } from './db.ts';
import { projectBatch } from './project-batch.ts';

export interface RunOptions {
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly logger: Logger;
  readonly limits?: Partial<SubscriptionLimits> | undefined;
  /** Called after each commit. */
  readonly onProjected?: (name: ProjectionName, batch: EventBatch<DomainEvent>) => void;
}

/** The way of events into the table of one projection, with a checkpoint of its own. */
export interface Lane<Event extends DomainEvent> {
  readonly name: ProjectionName;
  /** Loads the checkpoint. Throws what `beginProjection` throws. */
  begin(): Promise<bigint>;
  /** Everything up to here is in the rows; of no meaning before `begin`. */
  position(): bigint;
  /** The event store that the position belongs to. */
  storeId(): string;
  /**
   * Brings the rows to the position of a batch; events that they have are left out, also those that
   * another projector was faster with. After an error begin again. Throws a `PoisonEventError` for an event that
   * the database refuses, when those before it are in.
   */
  project(batch: EventBatch<Event>): Promise<void>;
}

/** PostgreSQL: data exceptions and broken constraints, which no repetition mends. */
const isDataError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^2[23]/.test(error.code);

export const createLane = <Event extends DomainEvent, Content extends object>(
  { db, eventStore, logger, onProjected }: RunOptions,
  projection: Projection<Event, Content>,
): Lane<Event> => {
  const { name, version } = projection;
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

  const begin = async (): Promise<bigint> => {
    const checkpoint = await beginProjection(db, eventStore, logger, projection);
    owner = { name, version, storeId: checkpoint.storeId };
    from = checkpoint.position;
    return from;
  };

  const projectRest = async ({ events, position }: EventBatch<Event>): Promise<void> => {
    const batch = { events: events.filter((event) => event.position > from), position };
    try {
      await project(batch);
    } catch (error) {
      if (!isDataError(error)) throw error;
      await projectEach(batch);
    }
  };

  return {
    name,
    begin,
    position: () => from,
    storeId: () => owner.storeId,
    project: async (batch) => {
      while (batch.position > from) {
        const before = from;
        try {
          await projectRest(batch);
        } catch (error) {
          // Another projector was faster: what it has left of the batch is still to be done.
          if (!(error instanceof FencedError) || (await begin()) <= before) throw error;
        }
      }
    },
  };
};
