import type { sendUnaryData } from '@grpc/grpc-js';
import { deadlineExceeded, streamDeleted, toRpcError, unavailable } from '../errors.ts';
import type { WriteOutcome } from '../model.ts';

/** Ends a call with what `answer` resolves to, or with the error it rejects with. */
export const respond = async <Response>(
  answer: Promise<Response>,
  callback: sendUnaryData<Response>,
): Promise<void> => {
  let response: Response;
  try {
    response = await answer;
  } catch (error) {
    callback(toRpcError(error));
    return;
  }
  callback(null, response);
};

type Decided = Extract<WriteOutcome, { kind: 'success' | 'wrongExpectedVersion' }>;

/** Throws for the outcomes that end any unary write with an error. */
export const decided = (outcome: WriteOutcome, stream: string): Decided => {
  if (outcome.kind === 'streamDeleted') throw streamDeleted(stream);
  if (outcome.kind === 'timeout') throw deadlineExceeded();
  if (outcome.kind === 'unavailable') throw unavailable();
  return outcome;
};
