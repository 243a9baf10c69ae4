import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import { type ExpectedRevision, NO_EVENT } from '../model.ts';
import { encodeFrame, type ProtoWriter } from './proto-writer.ts';

/**
 * `AppendResp.Success` and `BatchAppendResp.Success`, which are alike. `position` is undefined when
 * nothing was to be written.
 */
export const writeSuccess = (
  success: ProtoWriter,
  revision: number,
  position: number | undefined,
): void => {
  if (revision === NO_EVENT) success.messageField(2, () => undefined);
  else success.varintField(1, revision);
  if (position === undefined) success.messageField(4, () => undefined);
  else success.messageField(3, (at) => writePosition(at, position));
};

/** Commit and prepare position: the same here. */
export const writePosition = (writer: ProtoWriter, position: number): void => {
  writer.varintField(1, position);
  writer.varintField(2, position);
};

/** `AppendResp.success`. */
export const encodeAppendSuccess = (revision: number, position: number | undefined): Buffer =>
  encodeFrame((response) =>
    response.messageField(1, (success) => writeSuccess(success, revision, position)),
  );

/** `AppendResp.wrong_expected_version`: the fields of today and those that clients before 20.6.1 read. */
export const encodeAppendConflict = (expected: ExpectedRevision, current: number): Buffer => {
  const message = new pb.AppendResp.WrongExpectedVersion();
  const empty = new sharedPb.Empty();
  if (current === NO_EVENT) message.setCurrentNoStream(empty).setNoStream2060(empty);
  else message.setCurrentRevision(String(current)).setCurrentRevision2060(current);
  if (expected === 'any') message.setExpectedAny(empty).setAny2060(empty);
  else if (expected === 'streamExists') {
    message.setExpectedStreamExists(empty).setStreamExists2060(empty);
  } else if (expected === 'noStream') message.setExpectedNoStream(empty);
  else message.setExpectedRevision(String(expected)).setExpectedRevision2060(Number(expected));
  const response = new pb.AppendResp().setWrongExpectedVersion(message);
  return encodeFrame((writer) => writer.raw(response.serializeBinary()));
};
