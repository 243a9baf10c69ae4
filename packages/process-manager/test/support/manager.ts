import type { FulfilmentPolicy } from '@order-ledger/domain';
import { connectEventStore } from '@order-ledger/event-store';
import type { ProcessManagerDatabase } from '@order-ledger/read-model';
import { connectNats, connectPostgres } from '@order-ledger/service-kit';
import type { Logger } from '@order-ledger/service-kit';
import { onTestFinished } from 'vitest';
import { startProcessManager } from '../../src/index.ts';
import type { ProcessManager } from '../../src/index.ts';
import { silent } from './servers.ts';
import type { Servers } from './servers.ts';

/** A clock that tests put forward; otherwise it runs like any other. */
export class Clock {
  #offsetMs = 0;
  readonly now = (): Date => new Date(Date.now() + this.#offsetMs);

  advance(ms: number): void {
    this.#offsetMs += ms;
  }
}

const policy: FulfilmentPolicy = {
  abandonAfterMs: 30_000,
  warehouseReplyMs: 60_000,
  warehouseAttempts: 3,
  payments: { replyMs: 60_000, attempts: 3 },
};

/** A process manager in this process, with connections of its own. Ends with the test. */
export const startManager = (
  { postgresUrl, storeServer, natsServer }: Servers,
  clock: Clock,
  logger: Logger = silent,
): ProcessManager => {
  const db = connectPostgres<ProcessManagerDatabase>({
    url: postgresUrl,
    applicationName: 'process-manager',
    logger,
    max: 14,
  });
  const eventStore = connectEventStore({ url: storeServer.url, logger });
  const manager = startProcessManager({
    db,
    eventStore,
    nats: connectNats({ url: natsServer.url, name: 'process-manager', logger }),
    logger,
    service: 'process-manager',
    policy,
    alertAfterAttempts: 3,
    returnWindowDays: 30,
    now: clock.now,
    // The tests put the clock forward and do not want to wait for the longest sleep.
    maxSleepMs: 100,
  });
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await manager.app.close();
    await manager.close();
    await eventStore.close();
    await db.destroy();
  };
  onTestFinished(close);
  return { app: manager.app, close };
};
