import {
  AccessDeniedError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { RefusalReason } from '../errors.ts';

/** What a failed append means. Whatever is not a definite answer is unknown. */
export type AppendFailure = 'conflict' | RefusalReason | 'unknown';

export const classifyAppendError = (error: unknown): AppendFailure => {
  if (error instanceof WrongExpectedVersionError) return 'conflict';
  if (error instanceof StreamDeletedError) return 'stream_deleted';
  if (error instanceof AccessDeniedError) return 'access_denied';
  if (error instanceof MaxAppendSizeExceededError) return 'too_large';
  return 'unknown';
};
