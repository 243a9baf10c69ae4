import { AppendRefusedError, EventStoreUnavailableError } from '../errors.ts';
import type { FrozenEvent } from '../frozen-event.ts';
import type { RawEvent } from '../raw-event.ts';
import type { AppendOutcome } from './append-messages.ts';
import type { BatchAppender } from './batch-appender.ts';
import { classifyAppendError } from './classify.ts';
import type { LedgerClient } from './client.ts';
import type { ConnectionLimits } from './limits.ts';
import { streamEvents } from './read.ts';
import { NoAnswerError, untilAnswered } from './retry.ts';

export interface AppendRequest {
  readonly stream: string;
  /** `-1n`: the stream must not exist. */
  readonly expectedRevision: bigint;
  readonly events: readonly FrozenEvent[];
}

export interface AppendContext {
  readonly client: LedgerClient;
  readonly batch: BatchAppender;
  readonly limits: ConnectionLimits;
  readonly closed: AbortSignal;
  readonly onRetry: () => void;
}

/** Each so many tries an append goes alone, for a network may let calls pass, but no long ones. */
const aloneEvery = 3;

const conflict: AppendOutcome = { kind: 'conflict' };

/** On the batch call, which all appends of the connection share. */
const tryInBatch = async (
  { batch, limits }: AppendContext,
  request: AppendRequest,
  onUnknown: () => void,
): Promise<AppendOutcome> => {
  const result = await batch.append(request, limits.appendTimeoutMs);
  if (result.kind === 'refused') throw new AppendRefusedError(request.stream, result.reason);
  if (result.kind !== 'unknown') return result;
  onUnknown();
  throw new NoAnswerError(new Error(result.error));
};

const tryAlone = async (
  { client, limits }: AppendContext,
  request: AppendRequest,
): Promise<AppendOutcome> => {
  try {
    return await client.append(request, limits.appendTimeoutMs);
  } catch (error) {
    const failure = classifyAppendError(error);
    if (failure === 'conflict') return conflict;
    if (failure === 'unknown') throw new NoAnswerError(error);
    throw new AppendRefusedError(request.stream, failure, { cause: error });
  }
};

/** What became of an append that may have been written: its events are read where they would be. */
const lookUp = async (
  { client, limits, closed }: AppendContext,
  { stream, expectedRevision, events }: AppendRequest,
): Promise<AppendOutcome | undefined> => {
  const { readTimeoutMs } = limits;
  const range = { fromRevision: expectedRevision + 1n, maxCount: events.length };
  const stored: RawEvent[] = [];
  for await (const event of streamEvents({ client, readTimeoutMs, closed }, stream, range)) {
    stored.push(event);
  }
  const last = stored.at(-1);
  if (last === undefined) return undefined;
  const ours = events.every((event, index) => event.id === stored[index]?.id);
  return ours ? { kind: 'committed', position: last.position } : conflict;
};

const lookUpAfter = async (
  context: AppendContext,
  request: AppendRequest,
  error: unknown,
): Promise<AppendOutcome> => {
  const found = await lookUp(context, request).catch(() => undefined);
  if (found !== undefined) return found;
  throw error;
};

/**
 * Appends frozen events at an exact revision, once, whatever is lost on the way. An error that is
 * no definite answer leaves the outcome open: the identical append is tried again, which the event
 * store recognises by the event ids, and in the end its events are looked for in the stream.
 *
 * Throws `AppendRefusedError` (nothing written) or `EventStoreUnavailableError` (unknown).
 */
export const appendOnce = async (
  context: AppendContext,
  request: AppendRequest,
): Promise<AppendOutcome> => {
  let inDoubt = false;
  // Alone an append has an error of its own, which may say more, such as who leads the cluster.
  let alone = false;
  const onRetry = (): void => {
    inDoubt = true;
    context.onRetry();
  };
  try {
    const attempt = (number: number): Promise<AppendOutcome> => {
      const goesAlone = alone || number % aloneEvery === 0 || !context.batch.usable;
      return goesAlone
        ? tryAlone(context, request)
        : tryInBatch(context, request, () => {
            alone = true;
          });
    };
    const outcome = await untilAnswered(attempt, context.limits, context.closed, onRetry);
    if (outcome.kind === 'committed' || !inDoubt) return outcome;
    return (
      (await untilAnswered(() => lookUp(context, request), context.limits, context.closed)) ??
      conflict
    );
  } catch (error) {
    if (error instanceof EventStoreUnavailableError || inDoubt) {
      return await lookUpAfter(context, request, error);
    }
    throw error;
  }
};
