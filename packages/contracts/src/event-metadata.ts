import { z } from 'zod';
import { text } from './events/fields.ts';

/** What accompanies every event of the ledger, beside its data. */
export const eventMetadataSchema = z.strictObject({
  /** The request that everything began with: `X-Request-Id` of the first HTTP call. */
  $correlationId: text,
  /** The command or the event that led to this event. */
  $causationId: text,
  /** Who acted: `user:…`, `service:…`, `process-manager`, `anonymous`. */
  actor: text,
  /** Version of the shape of `data`. */
  schemaVersion: z.int().positive(),
  /** The command that was decided; event ids derive from it. */
  commandId: text,
  /** HMAC-SHA-256 of the request's body where the caller gave an idempotency key. */
  fingerprint: text.optional(),
  /** SHA-256 of the predecessor in the stream; `null` for the first event. */
  prevHash: text.nullable(),
  /** W3C trace context of the request. */
  traceparent: text.optional(),
});

export type EventMetadata = z.infer<typeof eventMetadataSchema>;
