import diff from 'microdiff';
import { z } from 'zod';

/** One difference between two states. */
export const changeSchema = z.object({
  /** JSON pointer (RFC 6901) into the state. */
  path: z.string(),
  /** `null` when it was not there. */
  from: z.unknown(),
  /** `null` when it is not there any more. */
  to: z.unknown(),
});

export type Change = z.input<typeof changeSchema>;

const pointerOf = (path: readonly (string | number)[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What is different, in the order of the state's members. */
export const changesBetween = (from: object, to: object): Change[] =>
  diff(from, to, { cyclesFix: false }).map((difference) => ({
    path: pointerOf(difference.path),
    from: difference.type === 'CREATE' ? null : difference.oldValue,
    to: difference.type === 'REMOVE' ? null : difference.value,
  }));
