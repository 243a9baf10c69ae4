import type { EventStore } from '@order-ledger/event-store';
import {
  type ProjectionName,
  type ReadModelDatabase,
  projectionNames,
  readCheckpoints,
} from '@order-ledger/read-model';
import type { Kysely } from 'kysely';
import { firstUnseen } from './unseen.ts';

export interface ProjectionLag {
  /** What the projection has come to, as a decimal string. */
  readonly position: string;
  /** Distance to the newest event of the ledger, `"0"` when nothing is left to read. */
  readonly lag_positions: string;
  /** Age of the first event that it has still to read. */
  readonly lag_seconds: number;
}

/** How far each projection is behind the ledger. */
export async function projectionLag(
  db: Kysely<ReadModelDatabase>,
  eventStore: EventStore,
  now: () => Date,
): Promise<Readonly<Record<string, ProjectionLag>>> {
  // The checkpoints first: a head read before them could lie behind them.
  const checkpoints = await readCheckpoints(db);
  const head = await eventStore.head();
  const lagOf = async (name: ProjectionName): Promise<ProjectionLag> => {
    const position = checkpoints.get(name)?.position ?? 0n;
    const unseen = await firstUnseen(eventStore, name, position, head);
    const ageMs = unseen === undefined ? 0 : now().getTime() - unseen.createdAt.getTime();
    return {
      position: `${position}`,
      lag_positions: unseen === undefined ? '0' : `${head - position}`,
      lag_seconds: Math.max(0, ageMs / 1_000),
    };
  };
  const lags = projectionNames.map(async (name) => [name, await lagOf(name)] as const);
  return Object.fromEntries(await Promise.all(lags));
}
