import { Readable } from 'node:stream';
import { convertToCommandError } from '@eventstore/db-client';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type {
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { AppendRefusedError } from '../errors.ts';
import type { RefusalReason } from '../errors.ts';
import { batchAppendMessage } from './append-messages.ts';
import type { ProposedAppend } from './append-messages.ts';
import { NoAnswerError } from './retry.ts';

type Call = ReturnType<StreamsClient['batchAppend']>;

/** `conflict` names the stream that holds something else where events were to be appended. */
export type AppendManyOutcome =
  | { readonly kind: 'committed' }
  | { readonly kind: 'conflict'; readonly stream: string };

const refusals: Readonly<Record<string, RefusalReason>> = {
  StreamDeleted: 'stream_deleted',
  AccessDenied: 'access_denied',
  MaximumAppendSizeExceeded: 'too_large',
};

const streamOf = (response: BatchAppendResp): string =>
  Buffer.from(response.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString();

/** `undefined`: written. Throws for what is neither written nor a conflict. */
const conflictIn = (response: BatchAppendResp): AppendManyOutcome | undefined => {
  const error = response.getError();
  if (error === undefined) return undefined;
  // `event_store.client.WrongExpectedVersion`
  const name = error.getDetails()?.getTypeName().split('.').at(-1) ?? '';
  const stream = streamOf(response);
  if (name === 'WrongExpectedVersion') return { kind: 'conflict', stream };
  const refused = refusals[name];
  if (refused !== undefined) throw new AppendRefusedError(stream, refused);
  throw new NoAnswerError(new Error(error.getMessage()));
};

/** Ends with the last answer, at the first conflict, or when the call breaks off. */
const answersOf = async (call: Call, count: number): Promise<AppendManyOutcome> => {
  const { promise, resolve, reject } = Promise.withResolvers<AppendManyOutcome>();
  let open = count;
  call.on('data', (response: BatchAppendResp) => {
    try {
      const conflict = conflictIn(response);
      open -= 1;
      if (conflict !== undefined) resolve(conflict);
      else if (open === 0) resolve({ kind: 'committed' });
    } catch (error) {
      reject(error);
    }
  });
  call.on('error', (error) => reject(new NoAnswerError(convertToCommandError(error))));
  call.on('end', () => reject(new NoAnswerError(new Error('the call ended'))));
  return await promise;
};

/** Exchanges all appends for their answers; the call is over then. */
export const exchange = async (
  call: Call,
  appends: readonly ProposedAppend[],
  deadline: Date,
): Promise<AppendManyOutcome> => {
  const sending = Readable.from(appends.map((append) => batchAppendMessage(append, deadline)));
  try {
    const answered = answersOf(call, appends.length);
    sending.on('data', (message: BatchAppendReq) => {
      if (!call.write(message)) sending.pause();
    });
    call.on('drain', () => sending.resume());
    sending.on('end', () => call.end());
    return await answered;
  } finally {
    sending.destroy();
    call.cancel();
  }
};
