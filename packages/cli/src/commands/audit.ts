import type { Command } from 'commander';
import { action } from './action.ts';
import { integerOption } from './integers.ts';
import { connected } from './options.ts';

/** `ledger audit`: replays the whole ledger and holds it against everything. */
export const addAuditCommand = (program: Command): void => {
  connected(program.command('audit'), 'postgres', 'eventStore')
    .description(
      'replay the whole ledger: invariants, hash chain, every row of every read model; exit 1 when anything is wrong',
    )
    .option('--limit <n>', 'findings that are listed; all are counted', integerOption(0, 6), 100)
    .option(
      '--settle-seconds <n>',
      'what changed so lately may still be on its way between an order and its stock',
      integerOption(0, 6),
      300,
    )
    .option('--certificate <file>', 'also check that what it certifies is still there')
    .option('--public-key <file>', 'the key that the certificate must be signed with')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing is wrong, 1 something is or nothing answers, 2 wrong usage.',
    )
    .action(action(async () => (await import('../actions/audit.ts')).audit));
};
