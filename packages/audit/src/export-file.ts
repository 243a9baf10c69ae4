import type { RawEvent } from '@order-ledger/event-store';
import { decodeExportLine } from './export-line.ts';
import { linesOf } from './lines.ts';

/** The events of an export, in its order. Throws `ExportLineError` at a line that is none. */
export async function* readExport(path: string): AsyncGenerator<RawEvent, void, undefined> {
  for await (const line of linesOf(path)) if (line !== '') yield decodeExportLine(line);
}
