import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { DeleteResp, TombstoneResp } from '@eventstore/db-client/generated/streams_pb.js';
import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import { wrongExpectedVersion } from '../errors.ts';
import { writeTarget } from '../proposal.ts';
import type { WriteOptions } from '../wire/write-request.ts';
import type { Writer } from '../writer.ts';
import { decided, respond } from './unary.ts';

type Call<Response> = ServerUnaryCall<WriteOptions, Response>;

/** `Streams/Delete`: hides all events of a stream; a later append goes on after them. */
export const handleDelete =
  (writer: Writer) =>
  (call: Call<DeleteResp>, callback: sendUnaryData<DeleteResp>): void =>
    void respond(softDelete(writer, call), callback);

/** `Streams/Tombstone`: ends a stream for ever. */
export const handleTombstone =
  (writer: Writer) =>
  (call: Call<TombstoneResp>, callback: sendUnaryData<TombstoneResp>): void =>
    void respond(tombstone(writer, call), callback);

const softDelete = async (writer: Writer, call: Call<DeleteResp>): Promise<DeleteResp> => {
  const position = await remove(writer, 'delete', call);
  const at = new pb.DeleteResp.Position();
  return new pb.DeleteResp().setPosition(fill(at, position));
};

const tombstone = async (writer: Writer, call: Call<TombstoneResp>): Promise<TombstoneResp> => {
  const position = await remove(writer, 'tombstone', call);
  const at = new pb.TombstoneResp.Position();
  return new pb.TombstoneResp().setPosition(fill(at, position));
};

const OPERATIONS = { delete: 'Delete', tombstone: 'Tombstone' } as const;

/** Returns the position of the event that records it. */
const remove = async (
  writer: Writer,
  kind: keyof typeof OPERATIONS,
  call: Call<DeleteResp> | Call<TombstoneResp>,
): Promise<number> => {
  const { stream, expected } = writeTarget(call.request);
  const expiresAtMs = Number(call.getDeadline());
  const request = { kind, stream, expected, events: [], bytes: 0, expiresAtMs };
  const outcome = decided(await writer.write(request), stream);
  if (outcome.kind === 'success') return outcome.position ?? 0;
  throw wrongExpectedVersion(OPERATIONS[kind], stream, expected, outcome.current);
};

const fill = <P extends DeleteResp.Position | TombstoneResp.Position>(
  at: P,
  position: number,
): P => {
  at.setCommitPosition(String(position));
  at.setPreparePosition(String(position));
  return at;
};
