import protobuf from 'protobufjs/minimal.js';
import type { Writer } from 'protobufjs/minimal.js';
import { numberTag, tag, writeEmpty } from './fields.ts';

const backwards = 1;

/** Which events of `$all` a subscription is sent: by the beginning of their stream's name or type. */
interface ReadFilter {
  readonly on: 'stream' | 'type';
  readonly prefixes: readonly string[];
  /** A checkpoint comes after this many times 32 events that are left out. */
  readonly checkpointInterval: number;
}

export type ReadRequest =
  | {
      readonly kind: 'stream';
      readonly stream: string;
      readonly from: bigint;
      readonly count: number;
    }
  /** Begins with the event at `from`; without it with the first. */
  | { readonly kind: 'all'; readonly from: bigint | undefined; readonly count: number }
  | { readonly kind: 'newest' }
  /** Begins behind `after`; `null`: with the first. */
  | { readonly kind: 'subscription'; readonly after: bigint | null; readonly filter: ReadFilter };

const writeStream = (writer: Writer, stream: string, from: bigint): void => {
  writer.uint32(tag(1)).fork(); // stream
  writer.uint32(tag(1)).fork(); // stream_identifier
  writer.uint32(tag(3)).string(stream); // stream_name
  writer.ldelim();
  writer.uint32(numberTag(2)).uint64(Number(from)); // revision
  writer.ldelim();
};

const writeAll = (writer: Writer, from: bigint | 'start' | 'end'): void => {
  writer.uint32(tag(2)).fork(); // all
  if (from === 'start') writeEmpty(writer, 2); // start
  else if (from === 'end') writeEmpty(writer, 3); // end
  else {
    const position = Number(from);
    writer.uint32(tag(1)).fork(); // position
    writer.uint32(numberTag(1)).uint64(position); // commit_position
    writer.uint32(numberTag(2)).uint64(position); // prepare_position
    writer.ldelim();
  }
  writer.ldelim();
};

const writeFilter = (writer: Writer, { on, prefixes, checkpointInterval }: ReadFilter): void => {
  writer.uint32(tag(7)).fork(); // filter
  writer.uint32(tag(on === 'stream' ? 1 : 2)).fork(); // stream_identifier, event_type
  for (const prefix of prefixes) writer.uint32(tag(2)).string(prefix); // prefix
  writer.ldelim();
  writeEmpty(writer, 4); // count
  writer.uint32(numberTag(5)).uint32(checkpointInterval); // checkpointIntervalMultiplier
  writer.ldelim();
};

const writeOptions = (writer: Writer, request: ReadRequest): void => {
  if (request.kind === 'stream') writeStream(writer, request.stream, request.from);
  else if (request.kind === 'newest') writeAll(writer, 'end');
  else if (request.kind === 'all') writeAll(writer, request.from ?? 'start');
  else writeAll(writer, request.after ?? 'start');
  if (request.kind === 'newest') writer.uint32(numberTag(3)).int32(backwards); // read_direction
  if (request.kind === 'subscription') {
    writeEmpty(writer, 6); // subscription
    writeFilter(writer, request.filter);
  } else {
    const count = request.kind === 'newest' ? 1 : request.count;
    writer.uint32(numberTag(5)).uint64(count); // count
    writeEmpty(writer, 8); // no_filter
  }
  writer.uint32(tag(9)).fork(); // uuid_option
  writeEmpty(writer, 2); // string
  writer.ldelim();
};

/** `ReadReq`. */
export const encodeRead = (request: ReadRequest): Uint8Array => {
  const writer = protobuf.Writer.create();
  writer.uint32(tag(1)).fork(); // options
  writeOptions(writer, request);
  return writer.ldelim().finish();
};
