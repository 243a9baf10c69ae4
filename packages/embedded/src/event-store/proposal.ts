import { status } from '@grpc/grpc-js';
import { accessDenied, invalidArgument, requiredMetadataMissing, RpcError } from './errors.ts';
import { ALL_STREAM, type ExpectedRevision, MAX_NAME_BYTES, type ProposedEvent } from './model.ts';
import type { RawEvent, WriteOptions } from './wire/write-request.ts';

/** Throws INVALID_ARGUMENT or `access-denied` for a target that cannot be written to. */
export const writeTarget = (
  options: WriteOptions | undefined,
): { stream: string; expected: ExpectedRevision } => {
  if (options === undefined) throw invalidArgument('Options must come first');
  const { stream, expected } = options;
  if (stream === undefined || stream === '' || stream === '$$') {
    throw invalidArgument('Required field StreamIdentifier not set.');
  }
  if (Buffer.byteLength(stream) > MAX_NAME_BYTES) throw invalidArgument('The name is too long');
  if (expected === undefined) throw invalidArgument('The expected revision is missing');
  if (stream === ALL_STREAM) throw accessDenied();
  return { stream, expected };
};

/** Throws INVALID_ARGUMENT for an event without id, type or content type. */
export const proposedEvent = ({
  id,
  type,
  contentType,
  data,
  metadata,
}: RawEvent): ProposedEvent => {
  if (id === undefined) throw new RpcError(status.INVALID_ARGUMENT, 'The event id is no UUID');
  if (type === undefined) throw requiredMetadataMissing('type');
  if (contentType === undefined) throw requiredMetadataMissing('content-type');
  return { id, type, contentType, data, metadata };
};

/** What an event counts towards the size of its append, in bytes. */
export const eventSize = ({ type, data, metadata }: RawEvent): number =>
  data.length + metadata.length + 2 * (type?.length ?? 0);
