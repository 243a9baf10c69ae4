import { type ImportReport, importLedger } from '@order-ledger/audit';
import type { EventStoreOption, JsonOption } from '../commands/options.ts';
import { print, printJson } from '../terminal/output.ts';
import { withProgress } from '../terminal/progress.ts';
import { withEventStore } from './open-ledger.ts';

type ImportOptions = EventStoreOption & JsonOption;

const text = (file: string, { events, streams, found }: ImportReport): string => {
  const before = found === 0 ? '' : `, ${found} of which an earlier import had brought`;
  return `${file}: ${events} events of ${streams} streams are stored${before}`;
};

export const importFile = async (file: string, options: ImportOptions): Promise<void> => {
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
