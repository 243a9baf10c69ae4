import { processManager } from './migrations/0001-process-manager.ts';

export type { ProcessManagerDatabase } from './database.ts';
export * from './find-overdue.ts';
export type { FulfilmentTable } from './fulfilment.table.ts';
export type { OutboxTable } from './outbox.table.ts';

/** The process manager's own tables: run by the process manager. */
export const processManagerMigrations = {
  schema: 'process_manager',
  migrations: { '0001_process_manager': processManager },
};
