import { z } from 'zod';

/** A revision of a stream as a strong entity tag (RFC 9110). */
export const entityTag = (revision: bigint): string => `"${revision}"`;

/** `If-Match` with one such tag: the revision that the stream must have; `*` takes any. */
export const ifMatch = z
  .string()
  .regex(/^(\*|"\d{1,18}")$/, 'must be one entity tag as a command answered it, such as "3"')
  .transform((tag) => (tag === '*' ? undefined : BigInt(tag.slice(1, -1))));

/** The largest position that the event store can have. */
const maxPosition = 2n ** 64n - 1n;

/** What `Ledger-Position` says, for queries that must have reached it. */
export const ledgerPosition = z
  .string()
  .regex(/^\d{1,20}$/, 'must be a ledger position, as a command answered it')
  .transform(BigInt)
  .refine((position) => position <= maxPosition, 'is beyond any ledger position');

interface At {
  /** Everything in the ledger up to it is in the answer. */
  readonly position: bigint;
  /** Of the stream that the answer is about; negative when there is none. */
  readonly revision?: bigint;
}

/** Where the ledger stands in an answer: for queries, and for `If-Match` of the next command. */
export const ledgerHeaders = ({ position, revision = -1n }: At): Record<string, string> => ({
  'ledger-position': String(position),
  ...(revision >= 0n && { etag: entityTag(revision) }),
});
