import { projectionNames } from '@order-ledger/read-model/names';
import { Argument, Option } from 'commander';
import type { Command } from 'commander';
import { action } from './action.ts';
import { integerOption } from './integers.ts';
import { connected } from './options.ts';

/** `ledger rebuild`: new tables beside those that are read, and the switch. */
export const addRebuildCommand = (program: Command): void => {
  connected(program.command('rebuild'), 'postgres', 'eventStore')
    .description(
      'fill projections again from the ledger, beside the tables that are read, and switch',
    )
    .addArgument(new Argument('[projections...]', 'which').choices(projectionNames))
    .option('--all', 'every projection')
    .option('--from-scratch', 'throw away what an earlier rebuild has left half-built')
    .option('--dry-run', 'build and compare, report the differences, do not switch')
    .addOption(
      new Option('--rollback', 'go back to the generation before').conflicts([
        'dryRun',
        'fromScratch',
      ]),
    )
    .option('--accept-store', 'also when the live rows are of another event store')
    .option('--batch <events>', 'events per transaction; 5000 when left out', integerOption(1, 6))
    .addHelpText(
      'after',
      '\nEnd it when you like: the next one goes on where it was.' +
        '\nExit codes: 0 switched, or a dry run without differences; 1 failed, running already, or differences; 2 wrong usage.',
    )
    .action(action(async () => (await import('../actions/rebuild.ts')).rebuildAll));
};
