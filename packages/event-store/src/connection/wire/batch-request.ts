import protobuf from 'protobufjs/minimal.js';
import type { Writer } from 'protobufjs/minimal.js';
import type { ProposedAppend, ProposedEvent } from '../append-messages.ts';
import { numberTag, tag, writeEmpty } from './fields.ts';

/**
 * The request of `Streams/BatchAppend`, written field by field: the generated classes take a third of
 * the CPU of an append. The comments name the fields.
 */
const NO_STREAM = -1n;
const NANOS_PER_MS = 1_000_000;

/** A UUID whose last twelve digits are the number. */
const correlationId = (id: number): string =>
  `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`;

const writeOptions = (
  writer: Writer,
  { stream, expectedRevision }: ProposedAppend,
  timeoutMs: number,
): void => {
  writer.uint32(tag(1)).fork(); // stream_identifier
  writer.uint32(tag(3)).string(stream); // stream_name
  writer.ldelim();
  if (expectedRevision === 'any') writeEmpty(writer, 4); // any
  else if (expectedRevision === NO_STREAM) writeEmpty(writer, 3); // no_stream
  else writer.uint32(numberTag(2)).uint64(Number(expectedRevision)); // stream_position
  // A duration, for the clocks of two machines differ.
  writer.uint32(tag(7)).fork(); // deadline
  writer.uint32(numberTag(1)).int64(Math.floor(timeoutMs / 1_000)); // seconds
  writer.uint32(numberTag(2)).int32((timeoutMs % 1_000) * NANOS_PER_MS); // nanos
  writer.ldelim();
};

const writeEntry = (writer: Writer, key: string, value: string): void => {
  writer.uint32(tag(2)).fork(); // metadata
  writer.uint32(tag(1)).string(key).uint32(tag(2)).string(value);
  writer.ldelim();
};

const writeEvent = (writer: Writer, event: ProposedEvent): void => {
  writer.uint32(tag(1)).fork(); // id
  writer.uint32(tag(2)).string(event.id); // string
  writer.ldelim();
  writeEntry(writer, 'type', event.type);
  writeEntry(writer, 'content-type', 'application/json');
  if (event.metadataJson !== undefined) writer.uint32(tag(3)).string(event.metadataJson);
  writer.uint32(tag(4)).string(event.dataJson); // data
};

/** `BatchAppendReq`: a whole append. */
export const encodeBatchAppend = (
  append: ProposedAppend,
  id: number,
  timeoutMs: number,
): Uint8Array => {
  const writer = protobuf.Writer.create();
  writer.uint32(tag(1)).fork(); // correlation_id
  writer.uint32(tag(2)).string(correlationId(id)); // string
  writer.ldelim();
  writer.uint32(tag(2)).fork(); // options
  writeOptions(writer, append, timeoutMs);
  writer.ldelim();
  for (const event of append.events) {
    writer.uint32(tag(3)).fork(); // proposed_messages
    writeEvent(writer, event);
    writer.ldelim();
  }
  return writer.uint32(numberTag(4)).bool(true).finish(); // is_final
};
