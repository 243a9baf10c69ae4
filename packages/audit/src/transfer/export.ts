import {
  type EventStore,
  type RawEvent,
  readRawAll,
  readRawStream,
} from '@order-ledger/event-store';
import { encodeExportLine } from '../export-line.ts';
import { ledgerPrefixes } from './verified-export.ts';

/** What is exported; all of the ledger when nothing is said. */
export interface ExportRange {
  /** The first position. */
  readonly from?: bigint;
  /** The last position. */
  readonly to: bigint;
  /** One stream alone. */
  readonly stream?: string;
  /** The streams of one category alone, such as `order`. */
  readonly category?: string;
}

const eventsIn = (
  eventStore: EventStore,
  { from, to, stream, category }: ExportRange,
): AsyncGenerator<RawEvent, void, undefined> => {
  if (stream !== undefined) return readRawStream(eventStore, stream);
  const prefixes = category === undefined ? ledgerPrefixes : [`${category}-`];
  const after = from === undefined || from === 0n ? {} : { after: from - 1n };
  return readRawAll(eventStore, { prefixes, ...after, upTo: to });
};

/** Lines are handed on together: a write of its own for each would cost more than its making. */
const chunkChars = 64 * 1024;

/**
 * The lines of an export, several at a time, each with its line feed; read as fast as they are
 * taken. `onProgress` is told of each chunk: how many events so far, and how far in the ledger.
 */
export async function* exportLines(
  eventStore: EventStore,
  range: ExportRange,
  onProgress: (events: number, position: bigint) => void = () => {},
): AsyncGenerator<string, void, undefined> {
  const { from = 0n, to } = range;
  let chunk = '';
  let events = 0;
  for await (const event of eventsIn(eventStore, range)) {
    if (event.position < from) continue;
    if (event.position > to) break;
    chunk += `${encodeExportLine(event)}\n`;
    events += 1;
    if (chunk.length < chunkChars) continue;
    yield chunk;
    onProgress(events, event.position);
    chunk = '';
  }
  if (chunk !== '') yield chunk;
  onProgress(events, to);
}
