import { Command, InvalidArgumentError, Option } from 'commander';
import { addAuditCommand } from './commands/audit.ts';
import { addCertificateCommands } from './commands/certificate.ts';
import { addDeadLetterCommands } from './commands/deadletters.ts';
import { demo } from './commands/demo.ts';
import { addExportCommand } from './commands/export.ts';
import { addImportCommand } from './commands/import.ts';
import { addKeyCommands } from './commands/keys.ts';
import { addProjectionsCommand } from './commands/projections.ts';
import { addRebuildCommand } from './commands/rebuild.ts';
import { addReplayCommands } from './commands/replay.ts';
import { start } from './commands/start.ts';
import { addVerifyBackupCommand } from './commands/verify-backup.ts';
import { addWhyCommand } from './commands/why.ts';

const count = (text: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It must be an integer from 1 to 999999.');
};

const program = new Command('ledger')
  .description('An event-sourced order ledger. Exit codes: 0 done, 1 failed, 2 wrong usage.')
  .showHelpAfterError()
  // Before the commands are added: they inherit it.
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

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
  .action(start);

program
  .command('demo')
  .description('run a day of a shop on a fresh stack, then check the ledger; exit 0 when it holds')
  .option('--orders <n>', 'orders of the flash sale, all at once', count, 2_400)
  .option('--pieces <n>', 'pieces of the flash sale', count, 500)
  .option('--keep', 'keep the data directory', false)
  .action(demo);

addKeyCommands(program);
addDeadLetterCommands(program);
addReplayCommands(program);
addRebuildCommand(program);
addProjectionsCommand(program);
addAuditCommand(program);
addCertificateCommands(program);
addExportCommand(program);
addImportCommand(program);
addVerifyBackupCommand(program);
addWhyCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
