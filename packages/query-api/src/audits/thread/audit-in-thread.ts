import { Worker } from 'node:worker_threads';
import type { AuditReport } from '@order-ledger/audit';
import type { AuditRunner } from '../audit-runs.ts';
import type { AuditThreadData, AuditThreadMessage } from './messages.ts';

// By its name, for this code may run from a bundle, with the thread's file not beside it.
const threadMain = import.meta.resolve('@order-ledger/query-api/audit-thread');

/**
 * Runs an audit in a thread with connections of its own: it computes for as long as it takes, and
 * the queries beside it do not wait for that.
 */
export const auditInThread =
  (workerData: AuditThreadData): AuditRunner =>
  async ({ signal, onProgress }) => {
    const worker = new Worker(new URL(threadMain), { workerData });
    const { promise, resolve, reject } = Promise.withResolvers<AuditReport>();
    worker.on('message', (message: AuditThreadMessage) => {
      if (message.kind === 'progress') onProgress(message.progress);
      else resolve(message.report);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the thread of the audit ended with ${code}`)));
    const onAbort = (): void => reject(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await promise;
    } finally {
      signal.removeEventListener('abort', onAbort);
      await worker.terminate();
    }
  };
