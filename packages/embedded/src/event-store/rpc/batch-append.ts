import { unavailable } from '../errors.ts';
import type { Call } from '../grpc/call.ts';
import type { WriteOutcome, WriteRequest } from '../model.ts';
import {
  type BatchAnswer,
  type BatchError,
  OUTCOME_UNKNOWN,
  streamDeleted,
  TIMEOUT,
  writeBatchError,
  writeBatchSuccess,
  wrongExpectedVersion,
} from '../wire/batch-response.ts';
import { encode, type ProtoWriter } from '../wire/proto-writer.ts';
import { decodeBatchAppend } from '../wire/write-request.ts';
import type { Writer } from '../writer.ts';
import { AppendCollector } from './append-collector.ts';
import type { OpenCalls } from './open-calls.ts';

/** Writes that may wait before a client has to pause. */
const MAX_WAITING = 50_000;

/** `Streams/BatchAppend`: many appends on one call, told apart by correlation id. */
export const handleBatchAppend =
  (writer: Writer, calls: OpenCalls) =>
  (call: Call): void => {
    const batch = new BatchAppend(writer, call);
    const ended = calls.add(() => batch.shutDown());
    call.listen({
      onMessage: (message) => batch.receive(message),
      onEnd: () => batch.finish(),
    });
    call.onClose(() => {
      batch.abandon();
      ended();
    });
  };

/** An append that is answered, with what the answer says. */
interface Answer {
  readonly to: BatchAnswer;
  readonly request: WriteRequest | undefined;
  readonly outcome: WriteOutcome | BatchError;
}

class BatchAppend {
  readonly #writer: Writer;
  readonly #call: Call;
  readonly #collector = new AppendCollector({
    complete: (to, request) => this.#write(to, request),
    refuse: (to, error) => this.#answer({ to, request: undefined, outcome: error }),
  });
  /** Answers to be sent with the next write, which is at the end of this turn. */
  #answers: Answer[] = [];
  #unanswered = 0;
  #paused = false;
  #state: 'open' | 'ending' | 'shuttingDown' | 'abandoned' = 'open';

  constructor(writer: Writer, call: Call) {
    this.#writer = writer;
    this.#call = call;
  }

  receive(message: Buffer): void {
    if (this.#state === 'open') this.#collector.receive(decodeBatchAppend(message));
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
    this.#collector.clear();
    this.#endIfAnswered();
  }

  /** The client is gone. */
  abandon(): void {
    this.#state = 'abandoned';
    this.#collector.clear();
  }

  #write(to: BatchAnswer, request: WriteRequest): void {
    this.#unanswered += 1;
    this.#writer.submit(request, (outcome) => {
      this.#unanswered -= 1;
      this.#answer({ to, request, outcome });
    });
    if (this.#writer.waiting > MAX_WAITING) this.#pause();
  }

  #answer(answer: Answer): void {
    if (this.#answers.length === 0) process.nextTick(() => this.#flush());
    this.#answers.push(answer);
  }

  #flush(): void {
    const answers = this.#answers;
    this.#answers = [];
    if (this.#state === 'abandoned') return;
    const frames = encode((writer) => {
      for (const answer of answers) writer.frame((response) => writeAnswer(response, answer));
    });
    // A client that does not read its answers must not send more.
    if (this.#call.write(frames) !== undefined) this.#pause();
    this.#resume();
    this.#endIfAnswered();
  }

  #endIfAnswered(): void {
    if (this.#unanswered > 0 || this.#answers.length > 0) return;
    // An orderly end would leave the client waiting for appends that it is still sending.
    if (this.#state === 'shuttingDown') this.#call.fail(unavailable('Server is shutting down'));
    else if (this.#state === 'ending') this.#call.end();
  }

  #pause(): void {
    this.#paused = true;
    this.#call.pause();
  }

  readonly #resume = (): void => {
    if (!this.#paused) return;
    if (this.#call.congested) this.#call.onDrain(this.#resume);
    else if (this.#writer.waiting > MAX_WAITING / 2) this.#writer.onNextGroup(this.#resume);
    else {
      this.#paused = false;
      this.#call.resume();
    }
  };
}

const writeAnswer = (response: ProtoWriter, { to, request, outcome }: Answer): void => {
  if ('detail' in outcome) writeBatchError(response, to, outcome);
  else if (outcome.kind === 'success') {
    writeBatchSuccess(response, to, outcome.revision, outcome.position);
  } else writeBatchError(response, to, toError(to, request, outcome));
};

const toError = (
  { stream }: BatchAnswer,
  request: WriteRequest | undefined,
  outcome: Exclude<WriteOutcome, { kind: 'success' }>,
): BatchError => {
  if (outcome.kind === 'wrongExpectedVersion') {
    return wrongExpectedVersion(request?.expected ?? 'any', outcome.current);
  }
  if (outcome.kind === 'streamDeleted') return streamDeleted(stream);
  return outcome.kind === 'timeout' ? TIMEOUT : OUTCOME_UNKNOWN;
};
