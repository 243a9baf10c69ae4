import { categories } from '@order-ledger/contracts/categories';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { action } from './action.ts';
import { connected } from './options.ts';

const position = (text: string): bigint => {
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  throw new InvalidArgumentError('It must be a position, an integer from 0.');
};

/** `ledger export`: the events of the ledger as they are stored, one JSON object per line. */
export const addExportCommand = (program: Command): void => {
  connected(program.command('export'), 'eventStore')
    .description('write the events of the ledger, one JSON object per line, in their order')
    .option('--from <position>', 'the first position', position)
    .option('--to <position>', 'the last position; the newest event when it begins', position)
    .option('--stream <name>', 'one stream alone, such as order-0199f3…')
    .addOption(
      new Option('--category <name>', 'the streams of one category alone')
        .choices(categories)
        .conflicts('stream'),
    )
    .option('--out <file>', 'where to; standard output when left out')
    .addHelpText(
      'after',
      '\nPersonal data stays sealed. What is exported from the start can be imported; a certificate\n' +
        'can be checked against it.\n\nExit codes: 0 done, 1 failed, 2 wrong usage.',
    )
    .action(action(async () => (await import('../actions/export.ts')).exportLedger));
};
