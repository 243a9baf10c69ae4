import { type ImportReport, importLedger } from '@order-ledger/audit';
import type { Command } from 'commander';
import { print, printJson } from '../terminal/output.ts';
import { withProgress } from '../terminal/progress.ts';
import { connected } from './connection-options.ts';
import type { EventStoreOption, JsonOption } from './connection-options.ts';
import { withEventStore } from './open-ledger.ts';

type ImportOptions = EventStoreOption & JsonOption;

const text = (file: string, { events, streams, found }: ImportReport): string => {
  const before = found === 0 ? '' : `, ${found} of which an earlier import had brought`;
  return `${file}: ${events} events of ${streams} streams are stored${before}`;
};

const importFile = async (file: string, options: ImportOptions): Promise<void> => {
  const report = await withEventStore(
    options,
    { interruptible: true },
    async (eventStore, signal) =>
      await withProgress(
        'importing',
        0,
        async (_, set) => {
          // How many there are is known once all have been read.
          const onVerified = (events: number): void => set(0, events);
          return await importLedger({ eventStore, file, signal, onVerified, onStored: set });
        },
        'events',
      ),
  );
  if (options.json) printJson({ file, ...report });
  else print(text(file, report));
};

/** `ledger import`: an export into an empty event store. */
export const addImportCommand = (program: Command): void => {
  connected(program.command('import').argument('<file>', 'as ledger export wrote it'), 'eventStore')
    .description('bring an export into an empty event store')
    .addHelpText(
      'after',
      `
Streams, revisions, ids, data and metadata are the same afterwards, and so are the hashes; the order of
the events, too. Positions and the time of storing are given by the store that takes them. The file is
read to its end first: nothing is written of one that is damaged. An import that was killed is
completed by the same command. No service may use the store meanwhile.

Exit codes: 0 done, 1 the file is damaged, the store is not empty or does not answer, 2 wrong usage.`,
    )
    .action(importFile);
};
