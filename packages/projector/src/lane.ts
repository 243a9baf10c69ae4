import {
  type DomainEvent,
  type EventBatch,
  type EventStore,
  type LedgerEvent,
  type SubscriptionLimits,
} from '@order-ledger/event-store';
import type { Projection } from '@order-ledger/projections';
import type { ProjectionName } from '@order-ledger/read-model';
import type { Logger } from '@order-ledger/service-kit';
import { beginProjection } from './begin.ts';
import { FencedError } from './checkpoint.ts';
import { findRefused } from './data-error.ts';
import type { Db } from './db.ts';
import { type TableWriter, createTableWriter } from './table-writer.ts';

export interface RunOptions {
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly logger: Logger;
  readonly limits?: Partial<SubscriptionLimits> | undefined;
  /** See `Upgrade`. */
  readonly upgrade: (name: ProjectionName) => Promise<void>;
  /** Called after each commit. */
  readonly onProjected?: (name: ProjectionName, batch: EventBatch<DomainEvent>) => void;
}

/** The way of events into the live tables of one projection. */
export interface Lane<Event extends DomainEvent> {
  readonly name: ProjectionName;
  /** Loads the checkpoint. Throws what `beginProjection` throws. */
  begin(): Promise<bigint>;
  /** Everything up to here is in the rows; of no meaning before `begin`. */
  position(): bigint;
  /** The event store that the position belongs to. */
  storeId(): string;
  /** While a new generation is filled: since when the live one has stood still. */
  rebuildingSince(): Date | null;
  /**
   * Brings the rows to the position of a batch; events that they have are left out, also those that
   * another projector was faster with. When another generation has become the live one meanwhile, it
   * goes on there. After an error begin again. Throws a `PoisonEventError` for an event that the
   * database refuses, when those before it are in.
   */
  project(batch: EventBatch<Event>): Promise<void>;
}

export const createLane = <Event extends DomainEvent, Content extends object>(
  { db, eventStore, upgrade, onProjected }: RunOptions,
  projection: Projection<Event, Content>,
): Lane<Event> => {
  const { name, version } = projection;
  let live = { generation: 0, storeId: '' };
  let writer: TableWriter<Event> = createTableWriter(projection, {
    name,
    version,
    ...live,
    place: 'live',
  });
  let from = 0n;
  let rebuildingSince: Date | null = null;

  const begin = async (): Promise<bigint> => {
    try {
      const begun = await beginProjection(db, eventStore, projection, async (outdated) => {
        rebuildingSince = outdated.updatedAt;
        from = outdated.position;
        await upgrade(name);
      });
      live = { generation: begun.generation, storeId: begun.storeId };
      writer = createTableWriter(projection, { name, version, ...live, place: 'live' });
      from = begun.position;
      return from;
    } finally {
      rebuildingSince = null;
    }
  };

  const project = async (batch: EventBatch<Event>): Promise<void> => {
    try {
      await writer.commit(db, from, batch);
    } catch (error) {
      writer.forget();
      throw error;
    }
    from = batch.position;
    onProjected?.(name, batch);
  };

  const projectRest = async ({ events, position }: EventBatch<Event>): Promise<void> => {
    const rest = events.filter((event) => event.position > from);
    const last = rest.at(-1);
    await findRefused<Event>(rest, async (part: readonly LedgerEvent<Event>[]) => {
      const end = part.at(-1);
      await project({
        events: part,
        position: end === last ? position : (end?.position ?? position),
      });
    });
  };

  return {
    name,
    begin,
    position: () => from,
    storeId: () => live.storeId,
    rebuildingSince: () => rebuildingSince,
    project: async (batch) => {
      while (batch.position > from) {
        const before = { from, generation: live.generation };
        try {
          await projectRest(batch);
        } catch (error) {
          if (!(error instanceof FencedError)) throw error;
          await begin();
          // Another projector was faster, or another generation is live: go on with what is left.
          const elsewhere = live.generation !== before.generation;
          if (from < before.from || (from === before.from && !elsewhere)) throw error;
        }
      }
    },
  };
};
