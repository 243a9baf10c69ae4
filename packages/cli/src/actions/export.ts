import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLines } from '@order-ledger/audit';
import type { EventStoreOption, JsonOption } from '../commands/options.ts';
import { print, printJson } from '../terminal/output.ts';
import { shareUpTo, withLedgerProgress } from '../terminal/progress.ts';
import { withEventStore } from './open-ledger.ts';

interface ExportOptions extends EventStoreOption, JsonOption {
  readonly from?: bigint;
  readonly to?: bigint;
  readonly stream?: string;
  readonly category?: string;
  readonly out?: string;
}

/**
 * Writes to a file that is there under its name only once it is whole and on the disk, or to
 * standard output.
 */
const write = async (chunks: Readable, signal: AbortSignal, out?: string): Promise<void> => {
  if (out === undefined) {
    await pipeline(chunks, process.stdout, { signal, end: false });
    return;
  }
  const part = `${out}.part`;
  try {
    await pipeline(chunks, createWriteStream(part, { flush: true }), { signal });
    await rename(part, out);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
};

const isPipeClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

export const exportLedger = async (options: ExportOptions): Promise<void> => {
  const { out, json } = options;
  await withEventStore(options, { interruptible: true }, async (eventStore, signal) => {
    const head = await eventStore.head();
    const to = options.to !== undefined && options.to < head ? options.to : head;
    let events = 0;
    const { from = 0n } = options;
    try {
      await withLedgerProgress('exporting', async (report) => {
        const lines = exportLines(eventStore, { ...options, to }, (count, at) => {
          events = count;
          report({ doing: 'reading events', share: shareUpTo(at - from, to - from), events });
        });
        await write(Readable.from(lines), signal, out);
      });
    } catch (error) {
      // `ledger export | head`: who reads has enough.
      if (!isPipeClosed(error)) throw error;
    }
    if (out === undefined) return;
    if (json) printJson({ file: out, events, to: `${to}` });
    else print(`${out}: ${events} events, up to position ${to}`);
  });
};
