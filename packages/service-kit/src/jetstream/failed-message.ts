import { isUtf8 } from 'node:buffer';
import type { JsMsg } from 'nats';

/** All about a message that is set aside: the members of a dead letter, as they go on the wire. */
export interface FailedMessage {
  readonly message_id: string;
  readonly consumer: string;
  readonly original_stream: string;
  readonly original_sequence: number;
  readonly original_subject: string;
  readonly original_headers: Record<string, string[]>;
  readonly payload: { readonly encoding: 'text' | 'base64'; readonly data: string };
  readonly reason: 'unreadable' | 'exhausted' | 'refused';
  readonly error: { readonly code: string; readonly message: string };
  /** Deliveries and, within the last, tries. */
  readonly attempts: number;
  /** When the message was stored. */
  readonly first_failed_at: string;
  readonly last_failed_at: string;
}

const headersOf = (message: JsMsg): Record<string, string[]> => {
  const { headers } = message;
  if (headers === undefined) return {};
  return Object.fromEntries(headers.keys().map((key) => [key, headers.values(key)]));
};

const payloadOf = ({ data }: JsMsg): FailedMessage['payload'] => {
  const bytes = Buffer.from(data);
  return isUtf8(bytes)
    ? { encoding: 'text', data: bytes.toString('utf8') }
    : { encoding: 'base64', data: bytes.toString('base64') };
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code !== ''
    ? error.code
    : 'internal_error';

export const describeFailure = (
  message: JsMsg,
  failure: Pick<FailedMessage, 'reason' | 'attempts'> & { readonly error: unknown },
): FailedMessage => {
  const { info } = message;
  const { error, reason, attempts } = failure;
  const stored = new Date(Math.floor(info.timestampNanos / 1e6));
  return {
    message_id: `${info.stream}:${info.consumer}:${info.streamSequence}`,
    consumer: info.consumer,
    original_stream: info.stream,
    original_sequence: info.streamSequence,
    original_subject: message.subject,
    original_headers: headersOf(message),
    payload: payloadOf(message),
    reason,
    error: {
      code: reason === 'unreadable' ? 'invalid_message' : codeOf(error),
      message: error instanceof Error ? error.message : String(error),
    },
    attempts,
    first_failed_at: stored.toISOString(),
    last_failed_at: new Date().toISOString(),
  };
};
