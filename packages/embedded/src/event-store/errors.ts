import { status } from '@grpc/grpc-js';
import { type ExpectedRevision, MAX_APPEND_BYTES, NO_EVENT } from './model.ts';

/** An error of a call: gRPC status and the trailers by which clients tell errors apart. */
export class RpcError extends Error {
  override readonly name = 'RpcError';
  readonly code: status;
  readonly details: string;
  readonly trailers: Readonly<Record<string, string>>;

  constructor(code: status, details: string, trailers: Readonly<Record<string, string>> = {}) {
    super(details);
    this.code = code;
    this.details = details;
    this.trailers = Object.fromEntries(
      Object.entries(trailers).map(([key, value]) => [key, asciiOnly(value)]),
    );
  }
}

export const invalidArgument = (details: string): RpcError =>
  new RpcError(status.INVALID_ARGUMENT, details);

export const unavailable = (details = 'Server Is Not Ready'): RpcError =>
  new RpcError(status.UNAVAILABLE, details);

/** Whether the database was away, so that nobody knows what has become of a write. */
export const isUnavailable = (error: unknown): boolean =>
  toRpcError(error).code === status.UNAVAILABLE;

/** The caller gave up before anything was written. */
export const deadlineExceeded = (): RpcError =>
  new RpcError(status.DEADLINE_EXCEEDED, 'Deadline exceeded before the write was decided');

export const accessDenied = (): RpcError =>
  new RpcError(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

export const streamDeleted = (stream: string): RpcError =>
  new RpcError(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });

export const maximumAppendSizeExceeded = (): RpcError =>
  new RpcError(status.INVALID_ARGUMENT, `Maximum Append Size of ${MAX_APPEND_BYTES} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(MAX_APPEND_BYTES),
  });

export const requiredMetadataMissing = (property: string): RpcError =>
  new RpcError(status.INVALID_ARGUMENT, `Required Metadata Property '${property}' is missing`, {
    exception: 'missing-required-metadata-property',
    'required-metadata-properties': 'type,content-type',
  });

/**
 * For delete and tombstone; an append answers a conflict with a message. Of a stream without events
 * the trailer names no version, and the text -1: there are clients that go by either.
 */
export const wrongExpectedVersion = (
  stream: string,
  expected: ExpectedRevision,
  current: number,
): RpcError => {
  const expectedVersion = expectedAsInteger(expected);
  return new RpcError(
    status.FAILED_PRECONDITION,
    `Delete failed due to WrongExpectedVersion. Stream: ${stream}, ` +
      `Expected version: ${expectedVersion}, Actual version: ${current}`,
    {
      exception: 'wrong-expected-version',
      'stream-name': stream,
      'expected-version': expectedVersion,
      'actual-version': current === NO_EVENT ? '' : String(current),
    },
  );
};

/** What to answer for an error that is not meant for the caller: the database is away or failed. */
export const toRpcError = (error: unknown): RpcError =>
  error instanceof RpcError ? error : unavailable();

const EXPECTED_INTEGERS = { noStream: '-1', any: '-2', streamExists: '-4' } as const;

const expectedAsInteger = (expected: ExpectedRevision): string =>
  typeof expected === 'bigint' ? expected.toString() : EXPECTED_INTEGERS[expected];

/** HTTP/2 trailers are printable ASCII without outer spaces; all else is percent-encoded. */
const asciiOnly = (text: string): string => text.replaceAll(/[^ -~]+|^ +| +$/g, encodeWellFormed);

const encodeWellFormed = (text: string): string => encodeURIComponent(text.toWellFormed());
