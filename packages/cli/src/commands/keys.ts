import type { Command } from 'commander';
import { action } from './action.ts';
import { connected } from './options.ts';

const exitCodes = '\nExit codes: 0 done, 1 failed, 2 wrong usage.';

/** `ledger keys create`, `list` and `revoke`: the API keys of services. */
export const addKeyCommands = (program: Command): void => {
  const keys = program.command('keys').description('API keys: what services call the ledger with');
  connected(keys.command('create'), 'postgres')
    .description('make a key and print it, this once')
    .requiredOption('--name <name>', 'of the service that calls')
    .requiredOption('--scopes <list>', 'what it may do, separated by commas')
    .option('--expires <when>', '90d, or a date')
    .addHelpText('after', exitCodes)
    .action(action(async () => (await import('../actions/keys.ts')).create));
  connected(keys.command('list'), 'postgres')
    .description('every key there ever was, without its secret')
    .addHelpText('after', exitCodes)
    .action(action(async () => (await import('../actions/keys.ts')).list));
  connected(keys.command('revoke').argument('<name-or-id>', 'which'), 'postgres')
    .description('refuse a key from now on; its name is free for the next one')
    .addHelpText('after', exitCodes)
    .action(action(async () => (await import('../actions/keys.ts')).revoke));
};
