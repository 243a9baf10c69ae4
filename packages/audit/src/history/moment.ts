import { z } from 'zod';

/** A revision of a stream, from 0, or an instant; `null` is now. */
export type Moment = { readonly revision: bigint } | { readonly instant: Date } | null;

const revisionText = z.string().regex(/^\d{1,18}$/, 'must be a revision, from 0');

export const revisionParameter = revisionText.transform(BigInt);

/** A revision or an instant in RFC 3339, whichever it looks like. */
export const momentParameter = z
  .union(
    [revisionText, z.iso.datetime({ offset: true })],
    'must be a revision, from 0, or an instant such as 2026-11-20T10:00:00Z',
  )
  .transform((text): NonNullable<Moment> => {
    const isRevision = revisionText.safeParse(text).success;
    return isRevision ? { revision: BigInt(text) } : { instant: new Date(text) };
  });
