import {
  type FollowerName,
  type GenerationStatus,
  type ProcessManagerDatabase,
  type ProjectionName,
  type ReadModelDatabase,
  followerCategories,
  projectionCategories,
} from '@order-ledger/read-model';
import { type Kysely, sql } from 'kysely';

export type FollowersDb = Kysely<ReadModelDatabase & ProcessManagerDatabase>;

/** How far something that follows the ledger has come, by its own account. */
export interface Checkpoint {
  /** Names it among all, for as long as it exists. */
  readonly key: string;
  /** The categories of streams that it reads. */
  readonly categories: readonly string[];
  readonly position: bigint;
  readonly updatedAt: Date;
}

/** A set of tables of a projection. */
export interface GenerationCheckpoint extends Checkpoint {
  readonly name: ProjectionName;
  readonly generation: number;
  /** Of the code that writes its rows. */
  readonly version: number;
  readonly status: GenerationStatus;
  /** Handed to it since it was made. */
  readonly events: number;
  readonly lastError: string | null;
}

/** A subscription of the process manager. */
export interface SubscriptionCheckpoint extends Checkpoint {
  readonly name: FollowerName;
}

const isOneOf = <Name extends string>(
  names: Readonly<Record<Name, unknown>>,
  name: string,
): name is Name => Object.hasOwn(names, name);

/** Those of projections that this code knows, by name and number. */
export const generationCheckpoints = async (
  db: FollowersDb,
): Promise<readonly GenerationCheckpoint[]> => {
  const rows = await db
    .selectFrom('read_model.projection_generation')
    .select(['name', 'generation', 'version', 'status', 'position', 'events'])
    .select(['updated_at', 'last_error'])
    .orderBy('name')
    .orderBy('generation')
    .execute();
  return rows.flatMap(({ name, position, events, updated_at, last_error, ...row }) =>
    isOneOf(projectionCategories, name)
      ? [
          {
            ...row,
            key: `${name}/${row.generation}`,
            name,
            categories: [projectionCategories[name]],
            position: BigInt(position),
            events: Number(events),
            updatedAt: updated_at,
            lastError: last_error,
          },
        ]
      : [],
  );
};

/** None where the process manager has never run: it has no tables yet. */
export const subscriptionCheckpoints = async (
  db: FollowersDb,
): Promise<readonly SubscriptionCheckpoint[]> => {
  const { rows: found } = await sql<{ there: boolean }>`
    select to_regclass('process_manager.checkpoint') is not null as there`.execute(db);
  if (found[0]?.there !== true) return [];
  const rows = await db
    .selectFrom('process_manager.checkpoint')
    .select(['name', 'position', 'updated_at'])
    .orderBy('name')
    .execute();
  return rows.flatMap(({ name, position, updated_at: updatedAt }) =>
    isOneOf(followerCategories, name)
      ? [
          {
            key: name,
            name,
            categories: followerCategories[name],
            position: BigInt(position),
            updatedAt,
          },
        ]
      : [],
  );
};
