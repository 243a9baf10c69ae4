import { status } from '@grpc/grpc-js';
import { deadlineExceeded, RpcError, streamDeleted, toRpcError, unavailable } from '../errors.ts';
import type { Call } from '../grpc/call.ts';
import type { WriteOutcome } from '../model.ts';

/** Answers a call that sends one message. What `answer` throws ends the call. */
export const unary =
  (answer: (request: Buffer, call: Call) => Promise<Buffer> | Buffer) =>
  (call: Call): void => {
    let request: Buffer | undefined;
    call.listen({
      onMessage: (message) => {
        request ??= message;
      },
      onEnd: () => {
        if (request === undefined)
          call.fail(new RpcError(status.INTERNAL, 'A request was expected'));
        else void respond(call, async () => await answer(request ?? Buffer.alloc(0), call));
      },
    });
  };

/** Ends a call with what `answer` resolves to, framed, or with the error it rejects with. */
export const respond = async (call: Call, answer: () => Promise<Buffer>): Promise<void> => {
  try {
    call.end(await answer());
  } catch (error) {
    call.fail(toRpcError(error));
  }
};

type Decided = Extract<WriteOutcome, { kind: 'success' | 'wrongExpectedVersion' }>;

/** Throws for the outcomes that end any unary write with an error. */
export const decided = (outcome: WriteOutcome, stream: string): Decided => {
  if (outcome.kind === 'streamDeleted') throw streamDeleted(stream);
  if (outcome.kind === 'timeout') throw deadlineExceeded();
  if (outcome.kind === 'unavailable') throw unavailable();
  return outcome;
};
