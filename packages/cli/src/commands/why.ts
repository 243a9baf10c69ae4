import type { Command } from 'commander';
import { action } from './action.ts';
import { integerOption } from './integers.ts';
import { connected } from './options.ts';

/** `ledger why <id>`: the tree of causes. */
export const addWhyCommand = (program: Command): void => {
  connected(program.command('why'), 'postgres', 'eventStore')
    .argument('<id>', 'of an order, a hold, an event, a command, a message or a request')
    .description('why it is as it is: request, commands, events, messages, answers, rows')
    .option('--limit <n>', 'at most so many events, and as many messages', integerOption(1, 5), 500)
    .addHelpText(
      'after',
      '\nExit codes: 0 told, 1 nobody knows it or nothing answers, 2 wrong usage.',
    )
    .action(action(async () => (await import('../actions/why.ts')).why));
};
