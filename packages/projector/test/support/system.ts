import { randomUUID } from 'node:crypto';
import { testDatabase, testEventStore } from '@order-ledger/embedded/testing';
import { type EventStore, connectEventStore } from '@order-ledger/event-store';
import { afterAll, expect, onTestFinished, vi } from 'vitest';
import { startProjector } from '../../src/app.ts';
import type { Db } from '../../src/db.ts';
import { readModel, silent } from './database.ts';
import { type Drift, findAllDrift } from './drift.ts';

export interface System {
  readonly db: Db;
  readonly eventStore: EventStore;
  readonly eventStoreUrl: string;
  readonly postgresUrl: string;
}

/** An empty event store and an empty read model, for the tests of the file. */
export const testSystem = async (): Promise<System> => {
  const server = await testEventStore();
  const postgresUrl = await testDatabase();
  const eventStore = connectEventStore({ url: server.url });
  afterAll(async () => await eventStore.close());
  const db = await readModel(postgresUrl);
  return { db, eventStore, eventStoreUrl: server.url, postgresUrl };
};

/** For what runs on its own, where no rows are of an older version. */
export const neverUpgrade = async (): Promise<void> => await Promise.resolve();

/** A projector in this process, stopped after the test. */
export const runningProjector = async ({ db, eventStore }: System) => {
  const projector = await startProjector({
    db,
    eventStore,
    logger: silent,
    service: 'projector',
    limits: { canaryAfterMs: 200, positionEveryMs: 50 },
  });
  onTestFinished(async () => {
    await projector.stop();
    await projector.app.close();
  });
  return projector;
};

/** Writes an event past every check, as a fault elsewhere might. */
export const appendRaw = async (
  eventStore: EventStore,
  stream: string,
  expectedRevision: bigint,
  event: { readonly type: string; readonly data: object },
): Promise<void> => {
  const metadata = {
    $correlationId: 'test',
    $causationId: 'test',
    actor: 'service:test',
    schemaVersion: 1,
    commandId: randomUUID(),
    prevHash: null,
  };
  const place = { revision: expectedRevision + 1n, hash: '', bytes: 0 };
  const json = {
    dataJson: JSON.stringify(event.data),
    metadataJson: JSON.stringify(metadata),
  };
  const frozen = { id: randomUUID(), metadata, event, ...event, ...json, ...place };
  await eventStore.append({ stream, expectedRevision, events: [frozen] });
};

/** Resolves when every projection has reached a position, to what then differs from the ledger. */
export const driftAt = async (system: System, position: bigint): Promise<readonly Drift[]> =>
  await vi.waitFor(
    async () => {
      const drift = await findAllDrift(system.db, system.eventStore);
      for (const each of drift) expect(each.position).toBeGreaterThanOrEqual(position);
      return drift;
    },
    { timeout: 40_000, interval: 100 },
  );

export const differencesOf = (drift: readonly Drift[]) =>
  drift.flatMap(({ projection, differences }) =>
    differences.map((difference) => ({ projection, ...difference })),
  );
