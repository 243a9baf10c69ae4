import { setTimeout as delay } from 'node:timers/promises';
import type { EventStore } from '@order-ledger/event-store';
import {
  type Checkpoint,
  type ProjectionName,
  type ReadModelDatabase,
  readCheckpoints,
} from '@order-ledger/read-model';
import type { Kysely } from 'kysely';
import { firstUnseen } from './unseen.ts';

export interface AwaitedPositions {
  /**
   * Resolves to whether the rows of a projection hold everything up to a position, as soon as they
   * do, `false` at the deadline (`performance.now()`). Rejects when the database is not available.
   */
  reached(projection: ProjectionName, position: bigint, deadlineMs: number): Promise<boolean>;
  /** Ends every wait with `false`, also those that would begin later. */
  close(): void;
}

type Checkpoints = ReadonlyMap<ProjectionName, Checkpoint>;

interface Waiter {
  readonly projection: ProjectionName;
  readonly position: bigint;
  readonly sinceMs: number;
  readonly settle: (reached: boolean) => void;
  readonly fail: (error: unknown) => void;
}

export interface AwaitedPositionsOptions {
  readonly db: Kysely<ReadModelDatabase>;
  readonly eventStore: EventStore;
  readonly pollMs?: number;
  /** Who waits for so long makes the poller look whether anything is left to project at all. */
  readonly probeAfterMs?: number;
}

/**
 * Lets any number of requests wait for projections with one poller, which runs only while somebody
 * waits. A checkpoint stands still when the ledger goes on in streams that its projection does not
 * read; so after a while the poller asks the ledger itself whether something is left to project.
 */
export const awaitPositions = (options: AwaitedPositionsOptions): AwaitedPositions => {
  const { db, eventStore, pollMs = 10, probeAfterMs = 50 } = options;
  const waiters = new Set<Waiter>();
  let polling = false;
  let probing = false;
  let closed = false;

  const settleUpTo = (projection: ProjectionName, position: bigint): void => {
    for (const waiter of waiters) {
      if (waiter.projection === projection && waiter.position <= position) waiter.settle(true);
    }
  };

  /** The head is read after the checkpoint: with nothing between them, the rows are of the head. */
  const probe = async (projection: ProjectionName, checkpoint: bigint): Promise<void> => {
    const head = await eventStore.head();
    const unseen = await firstUnseen(eventStore, projection, checkpoint, head);
    if (unseen === undefined) settleUpTo(projection, head);
  };

  /** Beside the polling: a silent event store must not hold up who needs only the database. */
  const probeFor = async (names: readonly ProjectionName[], checkpoints: Checkpoints) => {
    probing = true;
    const probes = names.map(async (name) => {
      await probe(name, checkpoints.get(name)?.position ?? 0n);
    });
    await Promise.allSettled(probes);
    probing = false;
  };

  const poll = async (): Promise<void> => {
    const checkpoints = await readCheckpoints(db);
    for (const [name, { position }] of checkpoints) settleUpTo(name, position);
    const patientSinceMs = performance.now() - probeAfterMs;
    const patient = [...waiters].filter((waiter) => waiter.sinceMs <= patientSinceMs);
    const names = new Set(patient.map((waiter) => waiter.projection));
    if (names.size > 0 && !probing) void probeFor([...names], checkpoints);
  };

  const pollWhileAwaited = async (): Promise<void> => {
    polling = true;
    try {
      while (waiters.size > 0) {
        await poll();
        await delay(pollMs);
      }
    } catch (error) {
      for (const waiter of waiters) waiter.fail(error);
    }
    polling = false;
  };

  const wait = async (projection: ProjectionName, position: bigint, timeoutMs: number) => {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    const waiter: Waiter = {
      projection,
      position,
      sinceMs: performance.now(),
      settle: resolve,
      fail: reject,
    };
    const timer = setTimeout(resolve, timeoutMs, false);
    waiters.add(waiter);
    if (!polling) void pollWhileAwaited();
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      waiters.delete(waiter);
    }
  };

  return {
    reached: async (projection, position, deadlineMs) => {
      const timeoutMs = Math.max(0, deadlineMs - performance.now());
      return !closed && (await wait(projection, position, timeoutMs));
    },
    close: () => {
      closed = true;
      for (const waiter of waiters) waiter.settle(false);
    },
  };
};
