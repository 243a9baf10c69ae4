import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type {
  AppendResp,
  DeleteResp,
  ReadReq,
  TombstoneResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { MethodDefinition, ServiceDefinition } from '@grpc/grpc-js';
import {
  type AppendMessage,
  type BatchAppendMessage,
  decodeAppend,
  decodeBatchAppend,
  decodeDelete,
  type WriteOptions,
} from '../wire/write-request.ts';

const asIs = (message: Buffer): Buffer => message;

const read: MethodDefinition<ReadReq, Buffer> = {
  ...StreamsService.read,
  responseSerialize: asIs,
  responseDeserialize: asIs,
};

const append: MethodDefinition<AppendMessage, AppendResp> = {
  ...StreamsService.append,
  requestSerialize: notAClient,
  requestDeserialize: decodeAppend,
};

const remove: MethodDefinition<WriteOptions, DeleteResp> = {
  ...StreamsService.delete,
  requestSerialize: notAClient,
  requestDeserialize: decodeDelete,
};

const tombstone: MethodDefinition<WriteOptions, TombstoneResp> = {
  ...StreamsService.tombstone,
  requestSerialize: notAClient,
  requestDeserialize: decodeDelete,
};

const batchAppend: MethodDefinition<BatchAppendMessage, Buffer> = {
  ...StreamsService.batchAppend,
  requestSerialize: notAClient,
  requestDeserialize: decodeBatchAppend,
  responseSerialize: asIs,
  responseDeserialize: asIs,
};

/** The streams service with the serialisers of this server in place of the generated ones. */
export const streamsService = {
  read,
  append,
  delete: remove,
  tombstone,
  batchAppend,
} satisfies ServiceDefinition;

function notAClient(): never {
  throw new Error('These definitions serve, they do not call');
}
