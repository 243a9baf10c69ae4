import { AppendRefusedError } from '../errors.ts';
import type { ProposedAppend } from './append-messages.ts';
import { BatchCall } from './batch-call.ts';
import type { OpenBatchTransport } from './batch-call.ts';
import { NoAnswerError } from './retry.ts';

/** `conflict` names the stream that holds something else where events were to be appended. */
export type AppendManyOutcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'conflict'; readonly stream: string };

const appendIn = async (
  call: BatchCall,
  append: ProposedAppend,
  timeoutMs: number,
): Promise<AppendManyOutcome> => {
  const { stream } = append;
  const result = await call.append(append, timeoutMs);
  if (result.kind === 'refused') throw new AppendRefusedError(stream, result.reason);
  if (result.kind === 'unknown') throw new NoAnswerError(new Error(result.error));
  return result.kind === 'conflict' ? { kind: 'conflict', stream } : { kind: 'committed' };
};

/**
 * One try to append all of these in their order. Rejects with a `NoAnswerError` when an answer does
 * not come; the same appends again are recognised by their ids. A call of its own each time, so that
 * what goes wrong with it concerns nobody else.
 */
export const appendMany = async (
  open: OpenBatchTransport,
  appends: readonly ProposedAppend[],
  timeoutMs: number,
): Promise<AppendManyOutcome> => {
  if (appends.length === 0) return { kind: 'committed' };
  const call = new BatchCall(open, () => {});
  try {
    const outcomes = await Promise.all(appends.map((append) => appendIn(call, append, timeoutMs)));
    call.finish();
    return outcomes.find(({ kind }) => kind === 'conflict') ?? { kind: 'committed' };
  } catch (error) {
    call.end(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
};
