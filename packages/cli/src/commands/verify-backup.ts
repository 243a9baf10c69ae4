import type { Command } from 'commander';
import { action } from './action.ts';
import { connected } from './options.ts';

/** `ledger verify-backup`: whether a database and an event store go together. */
export const addVerifyBackupCommand = (program: Command): void => {
  connected(program.command('verify-backup'), 'postgres', 'eventStore')
    .description('after a restore: hold every checkpoint against the event store, say what to do')
    .addHelpText(
      'after',
      `
Run it before the services are started. A checkpoint that is behind is well: it catches up.

Exit codes: 0 database and event store go together, 1 they do not or do not answer, 2 wrong usage.`,
    )
    .action(action(async () => (await import('../actions/verify-backup.ts')).verify));
};
