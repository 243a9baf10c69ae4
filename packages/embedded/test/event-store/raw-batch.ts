import { randomUUID } from 'node:crypto';
import sharedPb from '@eventstore/db-client/generated/shared_pb.js';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import pb from '@eventstore/db-client/generated/streams_pb.js';
import type {
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { ClientDuplexStream } from '@grpc/grpc-js';
import timestampPb from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { onTestFinished } from 'vitest';
import { empty, identifier } from './support.ts';

export interface Chunk {
  readonly correlation: string;
  /** Options are sent when a stream is given. */
  readonly stream?: string;
  readonly types?: readonly (string | undefined)[];
  readonly isFinal?: boolean;
  readonly deadlineMs?: number;
  readonly data?: Uint8Array;
}

/** One batch append call over the bare protocol, with the answers it has got. */
export class RawBatch {
  readonly answers: BatchAppendResp[] = [];
  ended = false;
  readonly #call: ClientDuplexStream<BatchAppendReq, BatchAppendResp>;

  constructor(client: StreamsClient) {
    this.#call = client.batchAppend();
    this.#call.on('data', (answer: BatchAppendResp) => this.answers.push(answer));
    this.#call.on('end', () => (this.ended = true));
    this.#call.on('error', () => undefined);
    onTestFinished(() => this.#call.cancel());
  }

  send(chunk: Chunk): void {
    const request = new pb.BatchAppendReq();
    request.setCorrelationId(new sharedPb.UUID().setString(chunk.correlation));
    request.setIsFinal(chunk.isFinal ?? true);
    if (chunk.stream !== undefined) {
      const options = new pb.BatchAppendReq.Options();
      options.setStreamIdentifier(identifier(chunk.stream)).setAny(empty());
      if (chunk.deadlineMs !== undefined) {
        options.setDeadline(timestampPb.Timestamp.fromDate(new Date(chunk.deadlineMs)));
      }
      request.setOptions(options);
    }
    for (const type of chunk.types ?? []) request.addProposedMessages(proposed(type, chunk.data));
    this.#call.write(request);
  }

  end(): void {
    this.#call.end();
  }

  /** The answers as `correlation: outcome`, in the order in which they came. */
  outcomes(): string[] {
    return this.answers.map((answer) => {
      const error = answer.getError()?.getDetails()?.getTypeName();
      const revision = answer.getSuccess()?.getCurrentRevision();
      return `${answer.getCorrelationId()?.getString()}: ${error ?? `revision ${revision}`}`;
    });
  }
}

const proposed = (
  type: string | undefined,
  data: Uint8Array = Buffer.from('{}'),
): BatchAppendReq.ProposedMessage => {
  const message = new pb.BatchAppendReq.ProposedMessage();
  message.setId(new sharedPb.UUID().setString(randomUUID()));
  if (type !== undefined) message.getMetadataMap().set('type', type);
  message.getMetadataMap().set('content-type', 'application/json');
  return message.setData(data);
};
