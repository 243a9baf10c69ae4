import { instant } from '@order-ledger/contracts/http';
import type { LedgerEvent } from '@order-ledger/event-store';
import type { PersonalData } from '@order-ledger/personal-data';
import type { SealedText } from '@order-ledger/read-model';
import { z } from 'zod';
import { integerParameter } from '../http/integer-parameter.ts';
import type { PersonalTexts } from '../personal-texts.ts';
import { revisionParameter } from './moment.ts';
import { type Sight, textsFor } from './sight.ts';

const event = z.object({
  id: z.string(),
  type: z.string(),
  revision: z.string(),
  position: z.string(),
  /** When the ledger stored it. */
  recorded_at: instant,
  actor: z.string(),
  /** The request that it goes back to. */
  request_id: z.string(),
  /** The command or event that led to it. */
  causation_id: z.string(),
  command_id: z.string(),
  /** W3C trace context of the request; `null` when it had none. */
  traceparent: z.string().nullable(),
  /** Hash of the event before it in its stream. */
  previous_hash: z.string().nullable(),
  /** As the ledger has it, in today's shape: its own names, money in minor units. */
  data: z.record(z.string(), z.unknown()),
});

export const eventsSchema = z.object({
  data: z.array(event),
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

type AuditedEvent = LedgerEvent<{ readonly type: string; readonly data: object }>;

const isSealed = (value: object): value is SealedText =>
  'sealed' in value && 'personId' in value && Object.keys(value).length === 2;

/** Everything sealed anywhere in the data of an event. */
const sealedIn = (value: unknown): readonly SealedText[] => {
  if (typeof value !== 'object' || value === null) return [];
  return isSealed(value) ? [value] : Object.values(value).flatMap(sealedIn);
};

/** The same with texts in the place of what is sealed. */
const withTexts = (value: unknown, texts: PersonalTexts): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (isSealed(value)) return texts.text(value);
  if (Array.isArray(value)) return value.map((each: unknown) => withTexts(each, texts));
  return dataWithTexts(value, texts);
};

const dataWithTexts = (data: object, texts: PersonalTexts): Record<string, unknown> =>
  Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withTexts(value, texts)]));

const eventBody = (ledgerEvent: AuditedEvent, texts: PersonalTexts): z.input<typeof event> => {
  const { metadata } = ledgerEvent;
  return {
    id: ledgerEvent.id,
    type: ledgerEvent.type,
    revision: `${ledgerEvent.revision}`,
    position: `${ledgerEvent.position}`,
    recorded_at: ledgerEvent.createdAt.toISOString(),
    actor: metadata.actor,
    request_id: metadata.$correlationId,
    causation_id: metadata.$causationId,
    command_id: metadata.commandId,
    traceparent: metadata.traceparent ?? null,
    previous_hash: metadata.prevHash,
    data: dataWithTexts(ledgerEvent.event.data, texts),
  };
};

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
