import { z } from 'zod';

/** What accompanies every event of the ledger, beside its data. */
export const eventMetadataSchema = z.strictObject({
  /** The request that everything began with: `X-Request-Id` of the first HTTP call. */
  $correlationId: z.string(),
  /** The command or the event that led to this event. */
  $causationId: z.string(),
  /** Who acted: `user:…`, `service:…`, `process-manager`, `anonymous`. */
  actor: z.string(),
  /** Version of the shape of `data`. */
  schemaVersion: z.int().positive(),
  /** The command that was decided; event ids derive from it. */
  commandId: z.string(),
  /** SHA-256 of the request's body where the caller gave an idempotency key. */
  fingerprint: z.string().optional(),
  /** SHA-256 of the predecessor in the stream; `null` for the first event. */
  prevHash: z.string().nullable(),
  /** W3C trace context of the request. */
  traceparent: z.string().optional(),
});

export type EventMetadata = z.infer<typeof eventMetadataSchema>;
