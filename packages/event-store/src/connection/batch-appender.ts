import type { ProposedAppend } from './append-messages.ts';
import { BatchCall } from './batch-call.ts';
import type { OpenBatchTransport } from './batch-call.ts';
import type { ConnectionLimits } from './limits.ts';
import type { BatchResult } from './wire/batch-answer.ts';

type Backoff = Pick<ConnectionLimits, 'minBackoffMs' | 'maxBackoffMs'>;

/**
 * Keeps one batch call open for a connection: dials when an append comes, and after a failure not
 * before a pause that doubles from failure to failure, unless it had worked before. Once a server has said that it knows no batch
 * append it is not asked again.
 */
export class BatchAppender {
  readonly #open: OpenBatchTransport;
  readonly #isUnimplemented: (error: Error) => boolean;
  readonly #backoff: Backoff;
  #call: BatchCall | undefined;
  #failures = 0;
  #dialAt = 0;
  #off = false;

  constructor(
    open: OpenBatchTransport,
    isUnimplemented: (error: Error) => boolean,
    backoff: Backoff,
  ) {
    this.#open = open;
    this.#isUnimplemented = isUnimplemented;
    this.#backoff = backoff;
  }

  /** False: send it another way. Nothing is open, and it is not the time to dial. */
  get usable(): boolean {
    return !this.#off && (this.#call !== undefined || performance.now() >= this.#dialAt);
  }

  /** See `BatchCall.append`. */
  async append(append: ProposedAppend, timeoutMs: number): Promise<BatchResult> {
    this.#call ??= this.#dial();
    return await this.#call.append(append, timeoutMs);
  }

  /** Everything in flight is settled as unknown; nothing more is sent. */
  close(error: Error): void {
    this.#off = true;
    this.#call?.end(error);
  }

  #dial(): BatchCall {
    const call: BatchCall = new BatchCall(this.#open, (error) => {
      if (this.#call === call) this.#call = undefined;
      if (this.#isUnimplemented(error)) this.#off = true;
      const { minBackoffMs, maxBackoffMs } = this.#backoff;
      this.#failures = call.hasAnswered ? 0 : this.#failures + 1;
      const pauseMs = call.hasAnswered ? 0 : minBackoffMs * 2 ** (this.#failures - 1);
      this.#dialAt = performance.now() + Math.min(maxBackoffMs, pauseMs);
    });
    return call;
  }
}
