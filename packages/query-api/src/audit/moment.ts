import { instantParameter } from '@order-ledger/contracts/http';
import { z } from 'zod';

/** A revision of a stream, from 0, or an instant; `null` is now. */
export type Moment = { readonly revision: bigint } | { readonly instant: Date } | null;

const revisionText = z.string().regex(/^\d{1,18}$/, 'must be a revision, from 0');

export const revisionParameter = revisionText.transform(BigInt);

/** A revision or an instant, whichever it looks like. */
const momentParameter = z
  .union([revisionText, z.iso.datetime({ offset: true })])
  .transform((text): NonNullable<Moment> => {
    const isRevision = revisionText.safeParse(text).success;
    return isRevision ? { revision: BigInt(text) } : { instant: new Date(text) };
  })
  .meta({ description: 'A revision, from 0, or an instant in RFC 3339' });

/** `at` or `revision`; without either it is now. */
export const stateQuery = z
  .strictObject({
    at: instantParameter.optional(),
    revision: revisionParameter.optional(),
  })
  .refine(({ at, revision }) => at === undefined || revision === undefined, {
    path: ['revision'],
    message: 'cannot be combined with an instant',
  });

export const momentOf = ({ at, revision }: z.output<typeof stateQuery>): Moment => {
  if (revision !== undefined) return { revision };
  return at === undefined ? null : { instant: at };
};

/** From the first to the second; without the second it is now. */
export const diffQuery = z.strictObject({ from: momentParameter, to: momentParameter.optional() });
