import type { StreamIdentifier } from '@eventstore/db-client/generated/shared_pb.js';
import { status } from '@grpc/grpc-js';
import { invalidArgument, RpcError } from '../errors.ts';
import type { FilterOptions } from '../filters.ts';

/** Decodes with a generated class. Throws INTERNAL for what is no message of that type. */
export const decodeMessage = <T>(
  type: { deserializeBinary(bytes: Uint8Array): T },
  message: Buffer,
): T => {
  try {
    return type.deserializeBinary(message);
  } catch {
    throw new RpcError(status.INTERNAL, 'Error deserializing request');
  }
};

/** Empty when there is none. */
export const streamNameOf = (identifier: StreamIdentifier | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');

/** The largest number there is, by which clients say "the end", of a stream or of $all. */
const END = '18446744073709551615';

export const isEnd = (number: string): boolean => number === END;

interface Expression {
  getRegex(): string;
  getPrefixList(): string[];
}

/** A filter of $all, which several requests have alike. Throws INVALID_ARGUMENT when it is empty. */
export const filterOptions = (options: {
  getStreamIdentifier(): Expression | undefined;
  getEventType(): Expression | undefined;
}): FilterOptions => {
  const stream = options.getStreamIdentifier();
  const expression = stream ?? options.getEventType();
  if (expression === undefined) throw invalidArgument('The filter has no expression');
  return {
    on: stream === undefined ? 'type' : 'stream',
    regex: expression.getRegex(),
    prefixes: expression.getPrefixList(),
  };
};
