import type { RawEvent } from '@order-ledger/event-store';
import { z } from 'zod';

const count = z.string().regex(/^\d{1,20}$/u);

/* These names are a file format: whoever keeps an export must be able to read it in ten years. */
const exportLineSchema = z.strictObject({
  stream: z.string().min(1),
  revision: count,
  position: count,
  id: z.string(),
  type: z.string(),
  created: z.iso.datetime(),
  data: z.unknown(),
  metadata: z.unknown(),
});

/** A line of an export that is not an event of the ledger. */
export class ExportLineError extends Error {
  override readonly name = 'ExportLineError';
  readonly code = 'not_an_export';
}

/**
 * One event as one line of an export, without the line feed: a JSON object. Revision and position
 * are decimal text, `created` is RFC 3339; `data` and `metadata` are what is stored, so that hashes
 * and ids can be computed from the line alone.
 */
export const encodeExportLine = (event: RawEvent): string => {
  const { stream, revision, position, id, type, createdAt, data, metadata } = event;
  return JSON.stringify({
    stream,
    revision: `${revision}`,
    position: `${position}`,
    id,
    type,
    created: createdAt.toISOString(),
    data: data ?? null,
    metadata: metadata ?? null,
  });
};

/** Reads a line of an export. Throws `ExportLineError` when it is none. */
export const decodeExportLine = (line: string): RawEvent => {
  try {
    const parsed = exportLineSchema.parse(JSON.parse(line));
    const { stream, revision, position, id, type, created, data, metadata } = parsed;
    return {
      stream,
      revision: BigInt(revision),
      position: BigInt(position),
      id,
      type,
      data,
      metadata,
      createdAt: new Date(created),
    };
  } catch (cause) {
    throw new ExportLineError('a line of the export is not an event', { cause });
  }
};
