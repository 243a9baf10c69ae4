import {
  type GenerationStatus,
  type ProjectionName,
  createGenerationIndexes,
  createGenerationTables,
  dropGenerationTables,
  holdQueries,
  pointViewsAt,
} from '@order-ledger/read-model';
import { sql } from 'kysely';
import { type Db, limitWaiting } from './db.ts';

/** A set of tables of a projection, and how far they are. */
export interface Generation {
  readonly generation: number;
  readonly version: number;
  readonly storeId: string;
  readonly position: bigint;
  readonly status: GenerationStatus;
  /** When the position moved last. */
  readonly updatedAt: Date;
  /** When it became live. */
  readonly switchedAt: Date | null;
}

/** Every generation of a projection, the oldest first; with `lock` until the transaction ends. */
export async function listGenerations(
  db: Db,
  name: ProjectionName,
  lock = false,
): Promise<readonly Generation[]> {
  const rows = await db
    .selectFrom('read_model.projection_generation')
    .select([
      'generation',
      'version',
      'store_id',
      'position',
      'status',
      'updated_at',
      'switched_at',
    ])
    .where('name', '=', name)
    .orderBy('generation')
    .$if(lock, (query) => query.forUpdate())
    .execute();
  return rows.map(
    ({ generation, version, store_id, position, status, updated_at, switched_at }) => ({
      generation,
      version,
      storeId: store_id,
      position: BigInt(position),
      status,
      updatedAt: updated_at,
      switchedAt: switched_at,
    }),
  );
}

export const liveOf = (generations: readonly Generation[]): Generation | undefined =>
  generations.find(({ status }) => status === 'live');

/** Those that were live before, the last one first. */
export const retiredOf = (generations: readonly Generation[]): readonly Generation[] => {
  const switchedAt = (each: Generation): number => each.switchedAt?.getTime() ?? 0;
  return generations
    .filter(({ status }) => status === 'retired')
    .toSorted((a, b) => switchedAt(b) - switchedAt(a));
};

/** Holds back whoever else would make a generation of this projection, until the transaction ends. */
const lockMaking = async (db: Db, name: ProjectionName): Promise<void> => {
  await sql`
    select pg_advisory_xact_lock(hashtext('read_model.projection_generation'), hashtext(${name}))`.execute(
    db,
  );
};

interface NewGeneration {
  readonly name: ProjectionName;
  readonly version: number;
  readonly storeId: string;
}

/** Adds a generation that is being built, with empty tables. */
export async function addGeneration(
  db: Db,
  { name, version, storeId }: NewGeneration,
): Promise<Generation> {
  return await db.transaction().execute(async (tx) => {
    await lockMaking(tx, name);
    const last = (await listGenerations(tx, name)).at(-1)?.generation ?? 0;
    const generation = last + 1;
    await createGenerationTables(tx, name, generation);
    const status = 'building';
    const updatedAt = new Date();
    const key = { name, generation, version, store_id: storeId };
    await tx
      .insertInto('read_model.projection_generation')
      .values({ ...key, position: '0', events: '0', status, updated_at: updatedAt })
      .execute();
    return { generation, version, storeId, position: 0n, status, updatedAt, switchedAt: null };
  });
}

/** Of a ledger that has just been set up: there is nothing to build, it is live at once. */
const makeLive = async (db: Db, { name, version, storeId }: NewGeneration): Promise<void> => {
  await db.transaction().execute(async (tx) => {
    await lockMaking(tx, name);
    const generations = await listGenerations(tx, name);
    if (liveOf(generations) !== undefined) return;
    const generation = (generations.at(-1)?.generation ?? 0) + 1;
    await holdQueries(tx, name);
    // Migrations have left tables of the shape that they had once.
    await dropGenerationTables(tx, name, generation);
    await createGenerationTables(tx, name, generation);
    await createGenerationIndexes(tx, name, generation);
    await pointViewsAt(tx, name, generation);
    const key = { name, generation, version, store_id: storeId };
    const now = new Date();
    await tx
      .insertInto('read_model.projection_generation')
      .values({
        ...key,
        position: '0',
        events: '0',
        status: 'live',
        switched_at: now,
        updated_at: now,
      })
      .execute();
  });
};

/** The generation that queries read; one is made for this event store when there is none. */
export async function liveGeneration(db: Db, owner: NewGeneration): Promise<Generation> {
  for (;;) {
    const live = liveOf(await listGenerations(db, owner.name));
    if (live !== undefined) return live;
    await makeLive(db, owner);
  }
}

/** Drops a generation that is not live, with its tables. */
export async function dropGeneration(
  db: Db,
  name: ProjectionName,
  generation: number,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await limitWaiting(tx);
    const { numDeletedRows } = await tx
      .deleteFrom('read_model.projection_generation')
      .where('name', '=', name)
      .where('generation', '=', generation)
      .where('status', '!=', 'live')
      .executeTakeFirst();
    if (numDeletedRows === 1n) await dropGenerationTables(tx, name, generation);
  });
}

/** Keeps what stopped a generation; one that is being built has failed with it. */
export async function recordError(
  db: Db,
  name: ProjectionName,
  generation: number,
  error: unknown,
): Promise<void> {
  await db
    .updateTable('read_model.projection_generation')
    .set({
      status: sql<GenerationStatus>`case status when 'building' then 'failed' else status end`,
      last_error: error instanceof Error ? error.message : String(error),
      last_error_at: sql<Date>`now()`,
    })
    .where('name', '=', name)
    .where('generation', '=', generation)
    .execute();
}

/** Keeps what stopped the generation that queries read. */
export async function recordLiveError(db: Db, name: ProjectionName, error: unknown): Promise<void> {
  const live = liveOf(await listGenerations(db, name));
  if (live !== undefined) await recordError(db, name, live.generation, error);
}
