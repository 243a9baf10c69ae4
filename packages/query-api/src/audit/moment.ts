import { type Moment, momentParameter, revisionParameter } from '@order-ledger/audit/history';
import { instantParameter } from '@order-ledger/contracts/http';
import { z } from 'zod';

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

const moment = momentParameter.meta({
  description: 'A revision, from 0, or an instant in RFC 3339',
});

/** From the first to the second; without the second it is now. */
export const diffQuery = z.strictObject({ from: moment, to: moment.optional() });
