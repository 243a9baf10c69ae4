import { status } from '@grpc/grpc-js';
import { RpcError, toRpcError } from '../errors.ts';
import type { Call } from '../grpc/call.ts';

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
