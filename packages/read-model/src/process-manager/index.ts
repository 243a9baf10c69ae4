import { processManager } from './migrations/0001-process-manager.ts';
import { messageJournal } from './migrations/0002-journal.ts';

export type { ProcessManagerDatabase } from './database.ts';
export * from './find-overdue.ts';
export type { FulfilmentTable } from './fulfilment.table.ts';
export type { JournalTable } from './journal.table.ts';
export type { OutboxTable } from './outbox.table.ts';

/** The process manager's own tables: run by the process manager. */
export const processManagerMigrations = {
  schema: 'process_manager',
  migrations: { '0001_process_manager': processManager, '0002_journal': messageJournal },
};
