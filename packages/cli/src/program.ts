import { Command } from 'commander';
import { addAuditCommand } from './commands/audit.ts';
import { addCertificateCommands } from './commands/certificate.ts';
import { addDeadLetterCommands } from './commands/deadletters.ts';
import { addDemoCommand } from './commands/demo.ts';
import { addExportCommand } from './commands/export.ts';
import { addImportCommand } from './commands/import.ts';
import { addKeyCommands } from './commands/keys.ts';
import { addProjectionsCommand } from './commands/projections.ts';
import { addRebuildCommand } from './commands/rebuild.ts';
import { addReplayCommands } from './commands/replay.ts';
import { addStartCommand } from './commands/start.ts';
import { addVerifyBackupCommand } from './commands/verify-backup.ts';
import { addWhyCommand } from './commands/why.ts';

/**
 * Everything that may be typed. `exit` ends the process: with 0 after help, with 2 after wrong usage.
 * What a command does is loaded when it does it.
 */
export const createProgram = (exit: (code: 0 | 2) => never): Command => {
  const program = new Command('ledger')
    .description('An event-sourced order ledger. Exit codes: 0 done, 1 failed, 2 wrong usage.')
    .showHelpAfterError()
    // Before the commands are added: they inherit it.
    .exitOverride((error) => exit(error.exitCode === 0 ? 0 : 2));
  addStartCommand(program);
  addDemoCommand(program);
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
  return program;
};
