import type { ProcessManagerCheckpointTable } from './checkpoint.table.ts';
import type { FulfilmentTable } from './fulfilment.table.ts';
import type { InboxTable } from './inbox.table.ts';
import type { JournalTable } from './journal.table.ts';
import type { OutboxTable } from './outbox.table.ts';

/** The process manager's own tables: only it writes them. */
export interface ProcessManagerDatabase {
  'process_manager.checkpoint': ProcessManagerCheckpointTable;
  'process_manager.fulfilment': FulfilmentTable;
  'process_manager.inbox': InboxTable;
  'process_manager.journal': JournalTable;
  'process_manager.outbox': OutboxTable;
}
