import { codecs, isCategory, parseStreamName } from '@order-ledger/contracts';
import { type RawEvent, hashOfEvent } from '@order-ledger/event-store';
import { ExportLineError, decodeExportLine } from '../export-line.ts';
import { linesOf } from '../lines.ts';

/** The prefixes of the streams that a ledger consists of, which an export is made of. */
export const ledgerPrefixes: readonly string[] = Object.keys(codecs).map((name) => `${name}-`);

/** A file that is not, or no longer, what `ledger export` wrote. Names the line. */
export class DamagedExportError extends Error {
  override readonly name = 'DamagedExportError';
  readonly code = 'damaged_export';
  /** From 1. */
  readonly line: number;

  constructor(line: number, reason: string, options?: ErrorOptions) {
    super(`line ${line}: ${reason}`, options);
    this.line = line;
  }
}

/** How far a stream goes. */
export interface Head {
  readonly revision: bigint;
  readonly hash: string;
}

export interface VerifiedEvent extends Head {
  readonly event: RawEvent;
}

const claimedHash = ({ metadata }: RawEvent): unknown =>
  typeof metadata === 'object' && metadata !== null && 'prevHash' in metadata
    ? metadata.prevHash
    : undefined;

const decoded = (text: string, line: number): RawEvent => {
  try {
    return decodeExportLine(text);
  } catch (cause) {
    if (cause instanceof ExportLineError) {
      throw new DamagedExportError(line, 'is not an event of an export', { cause });
    }
    throw cause;
  }
};

const problemOf = (event: RawEvent, before: Head | undefined): string | undefined => {
  const { stream, revision } = event;
  const expected = before === undefined ? 0n : before.revision + 1n;
  if (!isCategory(parseStreamName(stream)?.category ?? '')) return `${stream} is no ledger stream`;
  if (revision < expected) return `revision ${revision} of ${stream} for the second time`;
  if (revision > expected) {
    return `revision ${revision} of ${stream}, but what comes before it, from ${expected}, is missing`;
  }
  return claimedHash(event) === (before?.hash ?? null)
    ? undefined
    : `revision ${revision} of ${stream} does not carry the hash of the event before it`;
};

/**
 * The events of an export, in its order, each of them held against what comes before it: revisions
 * without a gap from 0, positions that rise, an unbroken hash chain. Keeps one hash per stream.
 * Throws `DamagedExportError` at the first line that does not hold.
 */
export async function* verifiedExport(
  path: string,
): AsyncGenerator<VerifiedEvent, void, undefined> {
  const heads = new Map<string, Head>();
  let line = 0;
  let position = -1n;
  for await (const text of linesOf(path)) {
    line += 1;
    if (text === '') continue;
    const event = decoded(text, line);
    const problem = problemOf(event, heads.get(event.stream));
    if (problem !== undefined) throw new DamagedExportError(line, problem);
    if (event.position <= position) {
      throw new DamagedExportError(line, `position ${event.position} after ${position}`);
    }
    position = event.position;
    const head = { revision: event.revision, hash: hashOfEvent(event) };
    heads.set(event.stream, head);
    yield { ...head, event };
  }
}
