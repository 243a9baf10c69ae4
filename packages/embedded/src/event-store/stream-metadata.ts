import { TOMBSTONE_REVISION, TOMBSTONE_REVISION_TEXT } from './model.ts';

/** What stream metadata does to reads. Absent = no limit. */
export interface VisibilityRules {
  /** `$tb`: earlier revisions are hidden; `TOMBSTONE_REVISION` is a soft delete. */
  readonly truncateBefore?: number;
  /** `$maxCount`: only the last so many are shown. */
  readonly maxCount?: number;
  /** `$maxAge`: older ones, in seconds, are hidden. */
  readonly maxAgeSeconds?: number;
}

export interface StreamMetadata {
  readonly raw: Buffer;
  readonly rules: VisibilityRules;
}

/** Metadata that softly deletes a stream. */
export const SOFT_DELETED = Buffer.from(`{"$tb":${TOMBSTONE_REVISION_TEXT}}`);

/** Reads metadata as written; what is not a JSON object, or a rule that makes no sense, has no effect. */
export const parseMetadata = (raw: Buffer): StreamMetadata => {
  const fields = parseObject(raw);
  const truncateBefore = countOf(fields.$tb, 0);
  const maxCount = countOf(fields.$maxCount, 1);
  const maxAgeSeconds = countOf(fields.$maxAge, 1);
  return {
    raw,
    rules: {
      ...(truncateBefore !== undefined && { truncateBefore }),
      ...(maxCount !== undefined && { maxCount }),
      ...(maxAgeSeconds !== undefined && { maxAgeSeconds }),
    },
  };
};

/** The same metadata with `$tb` at `revision`: what was softly deleted is seen again from there. */
export const withTruncateBefore = (raw: Buffer, revision: number): Buffer =>
  Buffer.from(JSON.stringify({ ...parseObject(raw), $tb: revision }));

const parseObject = (raw: Buffer): Record<string, unknown> => {
  try {
    const parsed: unknown = JSON.parse(raw.toString('utf8'));
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

const countOf = (value: unknown, least: number): number | undefined =>
  typeof value === 'number' &&
  value >= least &&
  (Number.isInteger(value) || value === TOMBSTONE_REVISION)
    ? Math.min(value, TOMBSTONE_REVISION)
    : undefined;
