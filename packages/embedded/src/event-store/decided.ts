import { deadlineExceeded, streamDeleted, unavailable } from './errors.ts';
import type { WriteOutcome } from './model.ts';

type Decided = Extract<WriteOutcome, { kind: 'success' | 'wrongExpectedVersion' }>;

/** Throws for the outcomes that end any unary write with an error. */
export const decided = (outcome: WriteOutcome, stream: string): Decided => {
  if (outcome.kind === 'streamDeleted') throw streamDeleted(stream);
  if (outcome.kind === 'timeout') throw deadlineExceeded();
  if (outcome.kind === 'unavailable') throw unavailable();
  return outcome;
};
