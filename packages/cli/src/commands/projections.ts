import type { Command } from 'commander';
import { action } from './action.ts';
import { connected } from './options.ts';

/** `ledger projections`: how far every generation of every projection is, and the process manager. */
export const addProjectionsCommand = (program: Command): void => {
  connected(program.command('projections'), 'postgres', 'eventStore')
    .description('every generation of every projection: version, position, lag, rate, last error')
    .addHelpText(
      'after',
      '\nAnd how far the process manager is: in driving orders, and in telling other services.\n' +
        'More than 10,000 events behind are told as 10,000.' +
        '\nExit codes: 0 done, 1 a live projection has met an error, 2 wrong usage.',
    )
    .action(action(async () => (await import('../actions/projections.ts')).projections));
};
