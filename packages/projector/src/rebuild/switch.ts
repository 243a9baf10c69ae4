import type { EventStore } from '@order-ledger/event-store';
import { type ProjectionName, pointViewsAt } from '@order-ledger/read-model';
import { sql } from 'kysely';
import pRetry from 'p-retry';
import { type Db, limitWaiting } from '../db.ts';
import { dropGeneration, listGenerations, liveOf, retiredOf } from '../generations.ts';
import type { AnyBuilder } from './filling.ts';

const attempts = 60;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01');

/** Tries a transaction that waits for others again, until they have let it in. */
const inTurn = async (attempt: () => Promise<void>, signal?: AbortSignal): Promise<void> =>
  await pRetry(attempt, {
    retries: attempts,
    minTimeout: 100,
    maxTimeout: 1_000,
    randomize: true,
    shouldRetry: ({ error }) => isBusy(error),
    ...(signal !== undefined && { signal }),
  });

/** Keeps one retired generation, to go back to. */
const dropOlder = async (db: Db, name: ProjectionName): Promise<void> => {
  for (const { generation } of retiredOf(await listGenerations(db, name)).slice(1)) {
    await inTurn(async () => await dropGeneration(db, name, generation));
  }
};

/**
 * Has queries read the generation that was built, from one moment to the next. The generations are
 * locked first, so that the projector waits; what it did meanwhile is done here too, so that no
 * query sees a position go back. It finds itself fenced out then, and goes on with the new ones.
 *
 * `otherStore`: the live rows are of another event store, so their position says nothing.
 */
export const switchTo = async (
  db: Db,
  eventStore: EventStore,
  builder: AnyBuilder,
  otherStore: boolean,
  signal?: AbortSignal,
): Promise<void> => {
  const { projection, generation } = builder;
  const { name } = projection;
  await inTurn(
    async () =>
      await builder.transaction(async (tx) => {
        await limitWaiting(tx);
        const live = liveOf(await listGenerations(tx, name, true));
        if (live !== undefined && !otherStore) await builder.catchUp(tx, eventStore, live.position);
        await tx
          .updateTable('read_model.projection_generation')
          .set({ status: 'retired' })
          .where('name', '=', name)
          .where('status', '=', 'live')
          .execute();
        await tx
          .updateTable('read_model.projection_generation')
          .set({ status: 'live', switched_at: sql<Date>`now()` })
          .where('name', '=', name)
          .where('generation', '=', generation)
          .execute();
        await pointViewsAt(tx, name, generation);
      }),
    signal,
  );
  await dropOlder(db, name);
};
