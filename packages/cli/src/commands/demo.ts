import type { Command } from 'commander';
import { action } from './action.ts';
import { integerOption } from './integers.ts';

/** `ledger demo`: a day of a shop. */
export const addDemoCommand = (program: Command): void => {
  program
    .command('demo')
    .description('run a day of a shop on a fresh stack, then check the ledger')
    .option('--orders <n>', 'orders of the flash sale, all at once', integerOption(1, 6), 2_400)
    .option('--pieces <n>', 'pieces of the flash sale', integerOption(1, 6), 500)
    .option('--keep', 'keep the data directory', false)
    .option('--json', 'print what came of it as JSON')
    .addHelpText('after', '\nExit codes: 0 the ledger holds, 1 it does not, 2 wrong usage.')
    .action(action(async () => (await import('../actions/demo.ts')).demo));
};
