import { parentPort, workerData } from 'node:worker_threads';
import { runAudit } from '@order-ledger/audit';
import { connectEventStore } from '@order-ledger/event-store';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import { connectPostgres, createLogger } from '@order-ledger/service-kit';
import type { AuditThreadData, AuditThreadMessage } from './messages.ts';

const { eventStoreUrl, postgresUrl, applicationName } = workerData as AuditThreadData;
const logger = createLogger({ service: applicationName, level: 'error' });
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port has no origin
const tell = (message: AuditThreadMessage): void => parentPort?.postMessage(message);

const db = connectPostgres<ReadModelDatabase>({ url: postgresUrl, applicationName, logger });
const eventStore = connectEventStore({ url: eventStoreUrl, logger });
try {
  const report = await runAudit({
    eventStore,
    db,
    onProgress: (progress) => tell({ kind: 'progress', progress }),
  });
  tell({ kind: 'report', report });
} finally {
  await eventStore.close();
  await db.destroy();
}
