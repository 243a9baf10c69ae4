import type { Command } from 'commander';
import { action } from './action.ts';
import { connected } from './options.ts';

/** `ledger import`: an export into an empty event store. */
export const addImportCommand = (program: Command): void => {
  connected(program.command('import').argument('<file>', 'as ledger export wrote it'), 'eventStore')
    .description('bring an export into an empty event store')
    .addHelpText(
      'after',
      `
Streams, revisions, ids, data and metadata are the same afterwards, and so are the hashes; the order of
the events, too. Positions and the time of storing are given by the store that takes them. The file is
read to its end first: nothing is written of one that is damaged. An import that was killed is
completed by the same command. No service may use the store meanwhile. Afterwards integration events
are published again from the first one, with the ids that they had.

Exit codes: 0 done, 1 the file is damaged, the store is not empty or does not answer, 2 wrong usage.`,
    )
    .action(action(async () => (await import('../actions/import.ts')).importFile));
};
