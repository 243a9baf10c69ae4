import type { Command } from 'commander';
import { action } from './action.ts';
import { integerOption } from './integers.ts';
import { connected } from './options.ts';

const exitCodes = '\nExit codes: 0 done, 1 failed or it does not hold, 2 wrong usage.';

/** `ledger certificate`, `certificate keygen` and `certificate verify`. */
export const addCertificateCommands = (program: Command): void => {
  const certificate = program
    .command('certificate')
    .description('a signed document that the ledger was audited, and what was in it');
  connected(certificate.command('issue', { isDefault: true }), 'postgres', 'eventStore')
    .description(
      'audit the ledger and sign the result; exit 1, and no certificate, when anything is wrong',
    )
    .requiredOption('--key <file>', 'private key, as keygen makes it')
    .requiredOption('--out <file>', 'where the certificate goes')
    .option(
      '--settle-seconds <n>',
      'what changed so lately may still be on its way between an order and its stock',
      integerOption(0, 6),
      300,
    )
    .addHelpText('after', exitCodes)
    .action(action(async () => (await import('../actions/certificate.ts')).issue));
  certificate
    .command('keygen')
    .argument('<file>', 'where the private key goes; never over one that is there')
    .description('make a key to sign with (Ed25519), and beside it FILE.pub to verify with')
    .option('--json', 'print JSON')
    .addHelpText('after', exitCodes)
    .action(action(async () => (await import('../actions/certificate.ts')).keygen));
  certificate
    .command('verify')
    .argument('<file>', 'the certificate')
    .description('check a certificate against an export, offline; exit 1 when it does not hold')
    .requiredOption('--export <file>', 'as ledger export writes it')
    .option('--public-key <file>', 'the key that it must be signed with')
    .option('--json', 'print JSON')
    .addHelpText('after', exitCodes)
    .action(action(async () => (await import('../actions/certificate.ts')).verify));
};
