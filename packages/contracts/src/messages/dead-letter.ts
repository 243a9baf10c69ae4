import { z } from 'zod';
import { instant } from '../events/fields.ts';
import { jsonMessage } from './json-message.ts';

/** Why a message was set aside instead of being handled. */
export const deadLetterReasonSchema = z.enum([
  /** It is not what its subject promises: handling it again cannot help. */
  'unreadable',
  /** It was delivered as often as allowed and never handled to the end. */
  'exhausted',
  /** The ledger understood it and does not accept it; `error.code` says why. */
  'refused',
]);

/** A message set aside for an operator, with all that is needed to send it again as it was. */
export const deadLetterSchema = z.object({
  /** Stream, consumer and stream sequence: the same message is set aside once. */
  message_id: z.string().min(1),
  /** The consumer that gave up. */
  consumer: z.string().min(1),
  original_stream: z.string().min(1),
  original_sequence: z.int().positive(),
  original_subject: z.string().min(1),
  original_headers: z.record(z.string(), z.array(z.string())),
  payload: z.object({
    /** `base64` when the bytes are not UTF-8. */
    encoding: z.enum(['text', 'base64']),
    data: z.string(),
  }),
  reason: deadLetterReasonSchema,
  error: z.object({ code: z.string().min(1), message: z.string() }),
  /** Deliveries, this one included. */
  attempts: z.int().positive(),
  /** When the message was stored in its stream: the first delivery is never earlier. */
  first_failed_at: instant,
  last_failed_at: instant,
});
export type DeadLetter = z.infer<typeof deadLetterSchema>;
export const deadLetterMessage = jsonMessage(deadLetterSchema);

/** `ledger.deadletter.{original subject}`, so that an operator can list them by where they were. */
export const deadLetterSubject = (originalSubject: string): string =>
  `ledger.deadletter.${originalSubject}`;
