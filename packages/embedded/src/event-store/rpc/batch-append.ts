import type { ServerDuplexStream } from '@grpc/grpc-js';
import { unavailable } from '../errors.ts';
import type { WriteOutcome, WriteRequest } from '../model.ts';
import {
  type BatchAnswer,
  encodeBatchError,
  encodeBatchSuccess,
  OUTCOME_UNKNOWN,
  streamDeleted,
  TIMEOUT,
  wrongExpectedVersion,
} from '../wire/batch-response.ts';
import type { BatchAppendMessage } from '../wire/write-request.ts';
import type { Writer } from '../writer.ts';
import { AppendCollector } from './append-collector.ts';
import type { OpenCalls } from './open-calls.ts';

type BatchCall = ServerDuplexStream<BatchAppendMessage, Buffer>;

/** Writes that may wait, and answers that may lie unread, before a client has to pause. */
const MAX_WAITING = 50_000;
const MAX_UNREAD = 1_000;

/** `Streams/BatchAppend`: many appends on one call, told apart by correlation id. */
export const handleBatchAppend =
  (writer: Writer, calls: OpenCalls) =>
  (call: BatchCall): void => {
    const batch = new BatchAppend(writer, call);
    const ended = calls.add(() => batch.shutDown());
    call.on('data', (message: BatchAppendMessage) => batch.receive(message));
    call.on('end', () => batch.finish());
    for (const event of ['cancelled', 'error', 'close']) {
      call.on(event, () => {
        batch.abandon();
        ended();
      });
    }
  };

class BatchAppend {
  readonly #writer: Writer;
  readonly #call: BatchCall;
  readonly #collector = new AppendCollector({
    complete: (to, request) => void this.#write(to, request),
    refuse: (to, error) => this.#send(encodeBatchError(to, error)),
  });
  #unanswered = 0;
  #state: 'open' | 'ending' | 'shuttingDown' | 'abandoned' = 'open';

  constructor(writer: Writer, call: BatchCall) {
    this.#writer = writer;
    this.#call = call;
  }

  receive(message: BatchAppendMessage): void {
    this.#collector.receive(message);
  }

  /** The client has sent its last append; the call ends with the last answer. */
  finish(): void {
    if (this.#state === 'open') this.#state = 'ending';
    this.#collector.clear();
    this.#endIfAnswered();
  }

  /** The server stops: nothing more is taken in, what has been is answered. */
  shutDown(): void {
    this.#state = 'shuttingDown';
    this.#call.pause();
    this.#collector.clear();
    this.#endIfAnswered();
  }

  /** The client is gone. */
  abandon(): void {
    this.#state = 'abandoned';
    this.#collector.clear();
  }

  async #write(to: BatchAnswer, request: WriteRequest): Promise<void> {
    this.#unanswered += 1;
    const writing = this.#writer.write(request);
    if (this.#writer.waiting > MAX_WAITING) this.#call.pause();
    const outcome = await writing;
    this.#unanswered -= 1;
    this.#send(encodeOutcome(to, request, outcome));
    this.#resume();
    this.#endIfAnswered();
  }

  #endIfAnswered(): void {
    if (this.#unanswered > 0) return;
    // An orderly end would leave the client waiting for appends that it is still sending.
    if (this.#state === 'shuttingDown') {
      this.#call.emit('error', unavailable('Server is shutting down'));
    } else if (this.#state === 'ending') this.#call.end();
  }

  #send(message: Buffer): void {
    if (this.#state === 'abandoned' || this.#call.cancelled) return;
    this.#call.write(message);
    if (this.#call.writableLength <= MAX_UNREAD || this.#call.isPaused()) return;
    // A client that does not read its answers must not send more.
    this.#call.pause();
    this.#call.once('drain', () => this.#resume());
  }

  #resume(): void {
    if (this.#state === 'shuttingDown' || !this.#call.isPaused()) return;
    const isRelieved =
      this.#writer.waiting <= MAX_WAITING / 2 && this.#call.writableLength <= MAX_UNREAD / 2;
    if (isRelieved) this.#call.resume();
  }
}

const encodeOutcome = (to: BatchAnswer, request: WriteRequest, outcome: WriteOutcome): Buffer => {
  if (outcome.kind === 'success') {
    return encodeBatchSuccess(to, outcome.revision, outcome.position);
  }
  if (outcome.kind === 'wrongExpectedVersion') {
    return encodeBatchError(to, wrongExpectedVersion(request.expected, outcome.current));
  }
  if (outcome.kind === 'streamDeleted') return encodeBatchError(to, streamDeleted(request.stream));
  return encodeBatchError(to, outcome.kind === 'timeout' ? TIMEOUT : OUTCOME_UNKNOWN);
};
