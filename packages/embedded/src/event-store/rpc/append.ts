import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type sendUnaryData, type ServerReadableStream, status } from '@grpc/grpc-js';
import { invalidArgument, maximumAppendSizeExceeded, RpcError } from '../errors.ts';
import { type ExpectedRevision, MAX_APPEND_BYTES, NO_EVENT, type ProposedEvent } from '../model.ts';
import { eventSize, proposedEvent, writeTarget } from '../proposal.ts';
import type { AppendMessage } from '../wire/write-request.ts';
import type { Writer } from '../writer.ts';
import { decided, respond } from './unary.ts';

type AppendCall = ServerReadableStream<AppendMessage, AppendResp>;

/** `Streams/Append`: options, then one message per event; a conflict is a normal answer. */
export const handleAppend =
  (writer: Writer) =>
  (call: AppendCall, callback: sendUnaryData<AppendResp>): void =>
    void respond(append(writer, call), callback);

const append = async (writer: Writer, call: AppendCall): Promise<AppendResp> => {
  let target: { stream: string; expected: ExpectedRevision } | undefined;
  const events: ProposedEvent[] = [];
  let bytes = 0;
  for await (const message of call as AsyncIterable<AppendMessage>) {
    if (target === undefined) {
      target = writeTarget(message.options);
      continue;
    }
    if (message.event === undefined) throw invalidArgument('A proposed message was expected');
    bytes += eventSize(message.event);
    if (bytes > MAX_APPEND_BYTES) throw maximumAppendSizeExceeded();
    events.push(proposedEvent(message.event));
  }
  if (call.cancelled) throw new RpcError(status.CANCELLED, 'The call was cancelled');
  if (target === undefined) throw invalidArgument('Options must come first');
  const { stream, expected } = target;
  const expiresAtMs = Number(call.getDeadline());
  const request = { kind: 'append', stream, expected, events, bytes, expiresAtMs } as const;
  const outcome = decided(await writer.write(request), stream);
  const response = new pb.AppendResp();
  return outcome.kind === 'success'
    ? response.setSuccess(success(outcome.revision, outcome.position))
    : response.setWrongExpectedVersion(conflict(expected, outcome.current));
};

const success = (revision: number, position: number | undefined): AppendResp.Success => {
  const message = new pb.AppendResp.Success();
  if (revision === NO_EVENT) message.setNoStream(new sharedPb.Empty());
  else message.setCurrentRevision(String(revision));
  if (position === undefined) return message.setNoPosition(new sharedPb.Empty());
  const at = new pb.AppendResp.Position();
  at.setCommitPosition(String(position)).setPreparePosition(String(position));
  return message.setPosition(at);
};

/** Both the fields of today and those that clients before 20.6.1 read. */
const conflict = (expected: ExpectedRevision, current: number): AppendResp.WrongExpectedVersion => {
  const message = new pb.AppendResp.WrongExpectedVersion();
  const empty = new sharedPb.Empty();
  if (current === NO_EVENT) message.setCurrentNoStream(empty).setNoStream2060(empty);
  else message.setCurrentRevision(String(current)).setCurrentRevision2060(current);
  if (expected === 'any') message.setExpectedAny(empty).setAny2060(empty);
  else if (expected === 'streamExists') {
    message.setExpectedStreamExists(empty).setStreamExists2060(empty);
  } else if (expected === 'noStream') message.setExpectedNoStream(empty);
  else message.setExpectedRevision(String(expected)).setExpectedRevision2060(Number(expected));
  return message;
};
