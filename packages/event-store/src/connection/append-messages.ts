import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import google from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { v4 as uuidv4 } from 'uuid';

/** `-1n`: the stream must not exist. `any`: for what is no decision. */
type ExpectedRevision = bigint | 'any';

/** An event as it goes over the wire. */
export interface ProposedEvent {
  readonly id: string;
  readonly type: string;
  readonly dataJson: string;
  readonly metadataJson?: string;
}

export interface ProposedAppend {
  readonly stream: string;
  readonly expectedRevision: ExpectedRevision;
  readonly events: readonly ProposedEvent[];
}

export type AppendOutcome =
  | { readonly kind: 'committed'; readonly position: bigint }
  | { readonly kind: 'conflict' };

const header = ({ stream, expectedRevision }: ProposedAppend): AppendReq => {
  const identifier = new shared.StreamIdentifier().setStreamName(Buffer.from(stream));
  const options = new streams.AppendReq.Options().setStreamIdentifier(identifier);
  if (expectedRevision === 'any') options.setAny(new shared.Empty());
  else if (expectedRevision === -1n) options.setNoStream(new shared.Empty());
  else options.setRevision(expectedRevision.toString());
  return new streams.AppendReq().setOptions(options);
};

const proposal = ({ id, type, dataJson, metadataJson }: ProposedEvent): AppendReq => {
  const message = new streams.AppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(Buffer.from(dataJson));
  if (metadataJson !== undefined) message.setCustomMetadata(Buffer.from(metadataJson));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return new streams.AppendReq().setProposedMessage(message);
};

/** The messages of one append call, in order. */
export const appendMessages = (append: ProposedAppend): readonly AppendReq[] => [
  header(append),
  ...append.events.map(proposal),
];

/** One append of many, whole, to be written before an instant. */
export const batchAppendMessage = (
  { stream, expectedRevision, events }: ProposedAppend,
  deadline: Date,
): streams.BatchAppendReq => {
  const options = new streams.BatchAppendReq.Options()
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
    .setDeadline(timestamp.Timestamp.fromDate(deadline));
  if (expectedRevision === 'any') options.setAny(new google.Empty());
  else if (expectedRevision === -1n) options.setNoStream(new google.Empty());
  else options.setStreamPosition(expectedRevision.toString());
  const message = new streams.BatchAppendReq()
    .setCorrelationId(new shared.UUID().setString(uuidv4()))
    .setOptions(options)
    .setIsFinal(true);
  for (const { id, type, dataJson, metadataJson } of events) {
    const proposed = new streams.BatchAppendReq.ProposedMessage()
      .setId(new shared.UUID().setString(id))
      .setData(Buffer.from(dataJson));
    if (metadataJson !== undefined) proposed.setCustomMetadata(Buffer.from(metadataJson));
    proposed.getMetadataMap().set('type', type).set('content-type', 'application/json');
    message.addProposedMessages(proposed);
  }
  return message;
};

/** Throws when the response says neither where the events are nor why not. */
export const outcomeOf = (response: AppendResp): AppendOutcome => {
  if (response.hasWrongExpectedVersion()) return { kind: 'conflict' };
  const position = response.getSuccess()?.getPosition()?.getCommitPosition();
  if (position === undefined) throw new Error('an append was answered without its position');
  return { kind: 'committed', position: BigInt(position) };
};
