import { status } from '@grpc/grpc-js';
import { type ExpectedRevision, MAX_APPEND_BYTES, NO_EVENT } from '../model.ts';
import { writeSuccess } from './append-response.ts';
import type { ProtoWriter } from './proto-writer.ts';

/** Field numbers of `BatchAppendResp`. */
const CORRELATION = 1;
const ERROR = 2;
const SUCCESS = 3;
const STREAM = 4;

/** Which append is answered. */
export interface BatchAnswer {
  readonly correlation: Buffer;
  readonly stream: string;
}

/** A `google.rpc.Status` as this protocol has it: one detail, named by its message type. */
export interface BatchError {
  readonly code: status;
  readonly message: string;
  readonly detail: string;
  readonly fill?: (detail: ProtoWriter) => void;
}

const clientError = (code: status, name: string, fill?: BatchError['fill']): BatchError => ({
  code,
  message: name,
  detail: `event_store.client.${name}`,
  ...(fill !== undefined && { fill }),
});

export const TIMEOUT = clientError(status.DEADLINE_EXCEEDED, 'Timeout');
export const ACCESS_DENIED = clientError(status.PERMISSION_DENIED, 'AccessDenied');

export const MAXIMUM_SIZE_EXCEEDED = clientError(
  status.INVALID_ARGUMENT,
  'MaximumAppendSizeExceeded',
  (detail) => detail.varintField(1, MAX_APPEND_BYTES),
);

/** The append may or may not have been committed: the client has to find out, or repeat it as it is. */
export const OUTCOME_UNKNOWN: BatchError = {
  ...clientError(status.UNAVAILABLE, 'Unknown'),
  message: 'Server Is Not Ready',
};

export const badRequest = (message: string): BatchError =>
  clientError(status.INVALID_ARGUMENT, 'BadRequest', (detail) => detail.stringField(1, message));

export const streamDeleted = (stream: string): BatchError =>
  clientError(status.NOT_FOUND, 'StreamDeleted', (detail) =>
    detail.messageField(1, (identifier) => identifier.stringField(3, stream)),
  );

export const wrongExpectedVersion = (expected: ExpectedRevision, current: number): BatchError =>
  clientError(status.ALREADY_EXISTS, 'WrongExpectedVersion', (detail) => {
    if (current === NO_EVENT) detail.messageField(2, () => undefined);
    else detail.varintField(1, current);
    if (typeof expected === 'bigint') detail.varintField(3, expected);
    else detail.messageField(EXPECTED_FIELDS[expected], () => undefined);
  });

const EXPECTED_FIELDS = { any: 4, streamExists: 5, noStream: 6 } as const;

export const writeBatchError = (
  response: ProtoWriter,
  to: BatchAnswer,
  error: BatchError,
): void => {
  writeAnswer(response, to);
  response.messageField(ERROR, (grpcStatus) => {
    grpcStatus.varintField(1, error.code);
    grpcStatus.stringField(2, error.message);
    grpcStatus.messageField(3, (any) => {
      any.stringField(1, `type.googleapis.com/${error.detail}`);
      any.messageField(2, (detail) => error.fill?.(detail));
    });
  });
};

export const writeBatchSuccess = (
  response: ProtoWriter,
  to: BatchAnswer,
  revision: number,
  position: number | undefined,
): void => {
  writeAnswer(response, to);
  response.messageField(SUCCESS, (success) => writeSuccess(success, revision, position));
};

const writeAnswer = (response: ProtoWriter, { correlation, stream }: BatchAnswer): void => {
  response.bytesField(CORRELATION, correlation);
  response.messageField(STREAM, (identifier) => identifier.stringField(3, stream));
};
