import { setTimeout as delay } from 'node:timers/promises';
import { type EventStore, ForeignCheckpointError } from '@order-ledger/event-store';
import { type ProjectionName, projectionNames } from '@order-ledger/read-model';
import type { Logger } from '@order-ledger/service-kit';
import type { Db } from '../db.ts';
import { listGenerations, liveOf } from '../generations.ts';
import { tabled } from '../tabled.ts';
import { RebuildRunningError } from './options.ts';
import { rebuild } from './rebuild.ts';

export interface Upgrade {
  /**
   * Resolves when the live generation of a projection is not of an older version of the code any
   * more. All that are outdated are filled in one go, whoever asks first. Throws a
   * `ForeignCheckpointError` when this one could not be.
   */
  readonly upgrade: (name: ProjectionName) => Promise<void>;
  /** Ends what is being built; the next start goes on with it. */
  readonly stop: () => void;
}

/** How often to see whether another process has done it. */
const waitMs = 500;

export const createUpgrade = (options: {
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly logger: Logger;
}): Upgrade => {
  const { db, logger } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  const failed = new Map<ProjectionName, string>();
  let running: Promise<void> | undefined;

  const outdated = async (): Promise<readonly ProjectionName[]> => {
    const names: ProjectionName[] = [];
    for (const name of projectionNames) {
      const live = liveOf(await listGenerations(db, name));
      const isOlder = live !== undefined && live.version < tabled[name].version;
      if (isOlder && !failed.has(name)) names.push(name);
    }
    return names;
  };

  const rebuildAll = async (projections: readonly ProjectionName[]): Promise<void> => {
    const rebuilt = await rebuild({ ...options, projections, outdatedOnly: true, signal });
    for (const { name, generation, version, error } of rebuilt) {
      if (error !== null) failed.set(name, error);
      else logger.info({ projection: name, generation, version }, 'the new generation serves');
    }
  };

  const run = async (): Promise<void> => {
    for (;;) {
      const projections = await outdated();
      if (projections.length === 0) return;
      logger.warn(
        { projections },
        'projections changed: new generations are filled, queries read the old ones until then',
      );
      try {
        await rebuildAll(projections);
      } catch (error) {
        if (!(error instanceof RebuildRunningError)) throw error;
        await delay(waitMs, undefined, { signal });
      }
    }
  };

  return {
    upgrade: async (name) => {
      running ??= run().finally(() => {
        running = undefined;
      });
      await running;
      const error = failed.get(name);
      if (error === undefined) return;
      throw new ForeignCheckpointError(
        `the rows of ${name} are of an older version, a new generation failed: ${error}`,
      );
    },
    stop: () => stopping.abort(new Error('the projector stops')),
  };
};
