import { Option } from 'commander';
import type { Command } from 'commander';
import { action } from './action.ts';

/** `ledger start`: the whole ledger on this machine. */
export const addStartCommand = (program: Command): void => {
  program
    .command('start')
    .description('boot PostgreSQL, NATS, the event store and every service, and stay')
    .option('--data-dir <folder>', 'where everything that lasts is kept', '.order-ledger')
    .option('--random-ports', 'take free ports instead of 3000 and following', false)
    .addOption(
      new Option('--auth <mode>', 'open: requests without credentials may do everything')
        .choices(['open', 'required'])
        .default('open'),
    )
    .option('--json', 'print where everything listens as JSON, once it is up')
    .addHelpText('after', '\nExit codes: 0 ended by SIGINT or SIGTERM, 1 failed, 2 wrong usage.')
    .action(action(async () => (await import('../actions/start.ts')).start));
};
