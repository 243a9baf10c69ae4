import {
  type AuditedEvent,
  eventBody,
  eventSchema,
  revisionParameter,
  sealedIn,
} from '@order-ledger/audit/history';
import type { PersonalData } from '@order-ledger/personal-data';
import { z } from 'zod';
import { integerParameter } from '../http/integer-parameter.ts';
import { type Sight, textsFor } from './sight.ts';

export const eventsSchema = z.object({
  data: z.array(eventSchema),
  meta: z.object({
    limit: z.int(),
    /** `after` of the next page; `null` on the last one. */
    next_after: z.string().nullable(),
    personal_data: z.enum(['opened', 'sealed']),
  }),
});

export const eventsQuery = z.strictObject({
  /** Only events behind this revision. */
  after: revisionParameter.optional(),
  limit: integerParameter(200).default(50),
});

/** One page, from its events and, when there are more, one of the next. */
export async function eventsBody(
  events: readonly AuditedEvent[],
  limit: number,
  sight: Sight,
  personalData: PersonalData,
): Promise<z.input<typeof eventsSchema>> {
  const shown = events.slice(0, limit);
  const last = events.length > limit ? shown.at(-1) : undefined;
  const texts = await textsFor(
    sight,
    personalData,
    shown.flatMap(({ event }) => sealedIn(event)),
  );
  return {
    data: shown.map((each) => eventBody(each, texts)),
    meta: {
      limit,
      next_after: last === undefined ? null : `${last.revision}`,
      personal_data: sight,
    },
  };
}
