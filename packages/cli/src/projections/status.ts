import { readRawAll } from '@order-ledger/event-store';
import type { EventStore } from '@order-ledger/event-store';
import {
  type ProjectionName,
  type ReadModelDatabase,
  projectionCategories,
} from '@order-ledger/read-model';
import type { Kysely } from 'kysely';

/** Events that are counted; more are said to be at least so many. */
const mostCounted = 10_000;

/** A generation of a projection, and how far it is. */
export interface ProjectionStatus {
  readonly name: string;
  readonly generation: number;
  readonly version: number;
  readonly status: string;
  readonly position: string;
  /** Events of its streams that it has still to read, at most `mostCounted`. */
  readonly behind: number;
  /** The age of the first of them, in seconds; 0 when there is none. */
  readonly lagSeconds: number;
  /** Events per second while it was looked at. */
  readonly rate: number;
  readonly updatedAt: Date;
  readonly lastError: string | null;
}

const isProjection = (name: string): name is ProjectionName =>
  Object.hasOwn(projectionCategories, name);

const generationsIn = async (db: Kysely<ReadModelDatabase>) =>
  await db
    .selectFrom('read_model.projection_generation')
    .select(['name', 'generation', 'version', 'status', 'position', 'events'])
    .select(['updated_at', 'last_error'])
    .orderBy('name')
    .orderBy('generation')
    .execute();

const lagBehind = async (eventStore: EventStore, name: string, position: string, now: Date) => {
  const prefixes = isProjection(name) ? [`${projectionCategories[name]}-`] : [];
  let behind = 0;
  let firstAt = now;
  for await (const { createdAt } of readRawAll(eventStore, { prefixes, after: BigInt(position) })) {
    if (behind === 0) firstAt = createdAt;
    behind += 1;
    if (behind === mostCounted) break;
  }
  return { behind, lagSeconds: Math.max(0, now.getTime() - firstAt.getTime()) / 1_000 };
};

/** Looks twice, `watchMs` apart, for the rate; how far each is behind is of the second look. */
export const projectionStatuses = async (
  db: Kysely<ReadModelDatabase>,
  eventStore: EventStore,
  wait: () => Promise<void>,
): Promise<readonly ProjectionStatus[]> => {
  const startedMs = performance.now();
  const before = new Map(
    (await generationsIn(db)).map((row) => [`${row.name}/${row.generation}`, Number(row.events)]),
  );
  await wait();
  const rows = await generationsIn(db);
  const seconds = (performance.now() - startedMs) / 1_000;
  const statuses: ProjectionStatus[] = [];
  for (const { name, events, position, updated_at: updatedAt, ...row } of rows) {
    const then = before.get(`${name}/${row.generation}`) ?? 0;
    statuses.push({
      name,
      generation: row.generation,
      version: row.version,
      status: row.status,
      position,
      ...(await lagBehind(eventStore, name, position, new Date())),
      rate: Math.round((Number(events) - then) / seconds),
      updatedAt,
      lastError: row.last_error,
    });
  }
  return statuses;
};
