import { request } from 'undici';
import type { Dispatcher } from 'undici';
import { apiAnswerSchema } from '../warehouse-api.ts';
import type { ApiAnswer, ApiError } from '../warehouse-api.ts';

/** One call of the warehouse that gave no definite answer. */
export class AttemptError extends Error {
  override readonly name = 'AttemptError';
  readonly code: string;
  /** Trying again at once may help. */
  readonly retry: boolean;

  constructor(error: ApiError, options: { readonly retry: boolean; readonly cause?: unknown }) {
    super(error.message ?? error.code, { cause: options.cause });
    this.code = error.code;
    this.retry = options.retry;
  }
}

const transportError = (cause: unknown, timedOut: boolean): AttemptError => {
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = timedOut ? 'timeout' : 'warehouse_unreachable';
  return new AttemptError({ code, message }, { retry: true, cause });
};

/** Statuses by which a server asks to be called again later. */
const comeBackLater = new Set([408, 425, 429]);
/** About the caller rather than the order: no reason to refuse the order for good. */
const notAllowed = new Set([401, 403]);

const parse = (text: string): ApiAnswer | undefined => {
  try {
    return apiAnswerSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** Sorts an answer: definite, or an `AttemptError` that says what is known. */
const judge = (status: number, text: string): ApiAnswer => {
  const answer = parse(text);
  const error =
    answer?.success === false
      ? answer.error
      : { code: `http_${status}`, message: `HTTP ${status}` };
  if (status >= 500 || comeBackLater.has(status)) throw new AttemptError(error, { retry: true });
  if (notAllowed.has(status)) throw new AttemptError(error, { retry: false });
  if (answer !== undefined && (status < 300 || !answer.success)) return answer;
  throw new AttemptError({ ...error, code: 'invalid_answer' }, { retry: false });
};

/**
 * Ends one call: after a time, or with `signal`. Cheaper, call by call, than the combined signal of
 * both that Node would make.
 */
const callLimit = (timeoutMs: number, signal: AbortSignal) => {
  const ending = new AbortController();
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    ending.abort();
  }, timeoutMs);
  const stop = (): void => ending.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  return {
    signal: ending.signal,
    timedOut: () => timedOut,
    clear: (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
};

/**
 * Calls the warehouse once. Answers what it has definitely said, a refusal included; throws
 * `AttemptError` when it has not, and the signal's reason when that is aborted.
 */
export const attempt = async (
  url: URL,
  options: Omit<Dispatcher.RequestOptions, 'origin' | 'path' | 'signal'> & {
    readonly dispatcher: Dispatcher;
    readonly timeoutMs: number;
    readonly signal: AbortSignal;
  },
): Promise<ApiAnswer> => {
  const { timeoutMs, signal, ...rest } = options;
  signal.throwIfAborted();
  const limit = callLimit(timeoutMs, signal);
  try {
    const { statusCode, body } = await request(url, { ...rest, signal: limit.signal });
    return judge(statusCode, await body.text());
  } catch (error) {
    if (error instanceof AttemptError) throw error;
    signal.throwIfAborted();
    throw transportError(error, limit.timedOut());
  } finally {
    limit.clear();
  }
};
