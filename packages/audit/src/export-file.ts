import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { RawEvent } from '@order-ledger/event-store';
import { decodeExportLine } from './export-line.ts';

/** The events of an export, in its order. Throws `ExportLineError` at a line that is none. */
export async function* readExport(path: string): AsyncGenerator<RawEvent, void, undefined> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  for await (const line of lines) {
    if (line !== '') yield decodeExportLine(line);
  }
}
