import { decided } from '../decided.ts';
import { wrongExpectedVersion } from '../errors.ts';
import type { Call } from '../grpc/call.ts';
import { writeTarget } from '../proposal.ts';
import { writePosition } from '../wire/append-response.ts';
import { encodeFrame } from '../wire/proto-writer.ts';
import { decodeDelete } from '../wire/write-request.ts';
import type { Writer } from '../writer.ts';
import { unary } from './unary.ts';

/** `Streams/Delete`: hides all events of a stream; a later append goes on after them. */
export const handleDelete = (writer: Writer): ReturnType<typeof unary> => remove(writer, 'delete');

/** `Streams/Tombstone`: ends a stream for ever. */
export const handleTombstone = (writer: Writer): ReturnType<typeof unary> =>
  remove(writer, 'tombstone');

/** Answers with the position of the event that records it. */
const remove = (writer: Writer, kind: 'delete' | 'tombstone'): ReturnType<typeof unary> =>
  unary(async (message: Buffer, { deadlineMs: expiresAtMs }: Call) => {
    const { stream, expected } = writeTarget(decodeDelete(message));
    const request = { kind, stream, expected, events: [], bytes: 0, expiresAtMs };
    const outcome = decided(await writer.write(request), stream);
    if (outcome.kind === 'success') return encodePosition(outcome.position ?? 0);
    throw wrongExpectedVersion(stream, expected, outcome.current);
  });

/** `DeleteResp` and `TombstoneResp` are alike. */
const encodePosition = (position: number): Buffer =>
  encodeFrame((response) => response.messageField(1, (at) => writePosition(at, position)));
