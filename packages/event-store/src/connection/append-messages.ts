import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';

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

/** Throws when the response says neither where the events are nor why not. */
export const outcomeOf = (response: AppendResp): AppendOutcome => {
  if (response.hasWrongExpectedVersion()) return { kind: 'conflict' };
  const position = response.getSuccess()?.getPosition()?.getCommitPosition();
  if (position === undefined) throw new Error('an append was answered without its position');
  return { kind: 'committed', position: BigInt(position) };
};
