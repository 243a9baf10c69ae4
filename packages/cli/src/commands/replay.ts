import { Option } from 'commander';
import type { Command } from 'commander';
import { action } from './action.ts';
import { connected } from './options.ts';

const replayable = (command: Command): Command =>
  connected(command, 'eventStore', 'postgres')
    .addOption(new Option('--as-of <time|revision>', 'only its state then'))
    .addOption(
      new Option(
        '--diff <moments...>',
        'only what is different between two times or revisions',
      ).conflicts('asOf'),
    )
    .addOption(
      new Option('--ndjson', 'one event per line, as JSON').conflicts(['asOf', 'diff', 'json']),
    )
    .option('--personal-data', 'open personal data with MASTER_KEY; else marks are in its place')
    .addOption(new Option('--master-key <base64>').env('MASTER_KEY').hideHelp())
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 it is not there or nothing answers, 2 wrong usage.',
    );

/** `ledger replay order`, `stock` and `product`: lives, as their events tell them. */
export const addReplayCommands = (program: Command): void => {
  const commands = program
    .command('replay')
    .description('tell a life from its events: when, who, what changed and why');
  replayable(commands.command('order').argument('<id>', 'its id'))
    .description('tell the life of an order')
    .action(action(async () => (await import('../actions/replay.ts')).replayOrder));
  replayable(commands.command('stock').argument('<warehouse/product>', 'the item'))
    .description('tell the life of a stock item')
    .option('--warehouse <id>', 'then the argument is the product')
    .action(action(async () => (await import('../actions/replay.ts')).replayStock));
  replayable(commands.command('product').argument('<id>', 'its id'))
    .description('tell the life of a product')
    .action(action(async () => (await import('../actions/replay.ts')).replayProduct));
};
