import { instant } from '@order-ledger/contracts/http';
import type { SealedText } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import { z } from 'zod';
import type { PersonalTexts } from './personal-texts.ts';

/** An event as an audit shows it. */
export const eventSchema = z.object({
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

export type EventBody = z.input<typeof eventSchema>;

export type AuditedEvent = LedgerEvent<{ readonly type: string; readonly data: object }>;

const isSealed = (value: object): value is SealedText =>
  'sealed' in value && 'personId' in value && Object.keys(value).length === 2;

/** Everything sealed anywhere in the data of an event. */
export const sealedIn = (value: unknown): readonly SealedText[] => {
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

export const eventBody = (ledgerEvent: AuditedEvent, texts: PersonalTexts): EventBody => {
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
