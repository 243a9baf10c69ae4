import type { ListPlace } from '@order-ledger/read-model';
import { z } from 'zod';

/** Opaque to callers: the place of the last order of a page, in base64url. */
export const encodeCursor = ({ placedAt, orderId }: ListPlace): string =>
  Buffer.from(`${placedAt.toISOString()} ${orderId}`).toString('base64url');

const place = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);

/** `undefined` for anything that `encodeCursor` did not write. */
const decodeCursor = (cursor: string): ListPlace | undefined => {
  const parsed = place.safeParse(Buffer.from(cursor, 'base64url').toString().split(' '));
  return parsed.success
    ? { placedAt: new Date(parsed.data[0]), orderId: parsed.data[1] }
    : undefined;
};

export const cursorParameter = z
  .string()
  .max(200)
  .transform((text, context) => {
    const decoded = decodeCursor(text);
    if (decoded !== undefined) return decoded;
    context.addIssue('is no cursor that an answer gave');
    return z.NEVER;
  });
