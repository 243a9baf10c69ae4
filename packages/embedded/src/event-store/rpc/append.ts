import { status } from '@grpc/grpc-js';
import { decided } from '../decided.ts';
import { invalidArgument, maximumAppendSizeExceeded, RpcError, toRpcError } from '../errors.ts';
import type { Call } from '../grpc/call.ts';
import { type ExpectedRevision, MAX_APPEND_BYTES, type ProposedEvent } from '../model.ts';
import { eventSize, proposedEvent, writeTarget } from '../proposal.ts';
import { encodeAppendConflict, encodeAppendSuccess } from '../wire/append-response.ts';
import { decodeAppend } from '../wire/write-request.ts';
import type { Writer } from '../writer.ts';
import { respond } from './unary.ts';

/** `Streams/Append`: options, then one message per event; a conflict is a normal answer. */
export const handleAppend =
  (writer: Writer) =>
  (call: Call): void => {
    const append = new Append();
    call.listen({
      onMessage: (message) => {
        try {
          append.receive(message);
        } catch (error) {
          if (!(error instanceof RpcError)) throw error;
          call.fail(toRpcError(error));
        }
      },
      onEnd: () => void respond(call, async () => await append.write(writer, call)),
    });
  };

class Append {
  #target: { readonly stream: string; readonly expected: ExpectedRevision } | undefined;
  readonly #events: ProposedEvent[] = [];
  #bytes = 0;

  receive(message: Buffer): void {
    const { options, event } = decodeAppend(message);
    if (this.#target === undefined) {
      this.#target = writeTarget(options);
      return;
    }
    if (event === undefined) throw invalidArgument('A proposed message was expected');
    this.#bytes += eventSize(event);
    if (this.#bytes > MAX_APPEND_BYTES) throw maximumAppendSizeExceeded();
    this.#events.push(proposedEvent(event));
  }

  async write(writer: Writer, call: Call): Promise<Buffer> {
    if (call.closed) throw new RpcError(status.CANCELLED, 'The call was cancelled');
    if (this.#target === undefined) throw invalidArgument('Options must come first');
    const { stream, expected } = this.#target;
    const outcome = decided(
      await writer.write({
        kind: 'append',
        stream,
        expected,
        events: this.#events,
        bytes: this.#bytes,
        expiresAtMs: call.deadlineMs,
      }),
      stream,
    );
    return outcome.kind === 'success'
      ? encodeAppendSuccess(outcome.revision, outcome.position)
      : encodeAppendConflict(expected, outcome.current);
  }
}
