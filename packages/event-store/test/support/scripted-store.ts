import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type {
  AppendReq,
  AppendResp,
  BatchAppendReq,
  BatchAppendResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import { Server, ServerCredentials } from '@grpc/grpc-js';
import type { sendUnaryData, ServerDuplexStream, ServerReadableStream } from '@grpc/grpc-js';
import { onTestFinished } from 'vitest';

export type ScriptedCall = ServerDuplexStream<BatchAppendReq, BatchAppendResp>;

const position = '7';

/** The answer that says that an append is written. */
export const committed = (request: BatchAppendReq): BatchAppendResp => {
  const at = new streams.BatchAppendResp.Success().setCurrentRevision('0');
  const where = new shared.AllStreamPosition().setCommitPosition(position);
  at.setPosition(where.setPreparePosition(position));
  return new streams.BatchAppendResp().setCorrelationId(request.getCorrelationId()).setSuccess(at);
};

/**
 * An event store that does to batch appends what the real one never does on demand. It answers unary
 * appends with success, remembers the ids of their events, and finds every stream empty.
 */
export class ScriptedStore {
  readonly calls: ScriptedCall[] = [];
  /** From where each call came. */
  readonly peers: string[] = [];
  readonly requests: BatchAppendReq[] = [];
  /** Event ids of the unary appends. */
  readonly alone: string[] = [];
  onRequest: (request: BatchAppendReq, call: ScriptedCall) => void = (request, call) => {
    call.write(committed(request));
  };
  readonly #server = new Server();

  /** Resolves to its connection string. `batches: false`: it knows no batch append. */
  async start({ batches = true } = {}): Promise<string> {
    const { batchAppend, ...others } = streamsGrpc.StreamsService;
    this.#server.addService(batches ? { ...others, batchAppend } : others, {
      append: (
        call: ServerReadableStream<AppendReq, AppendResp>,
        callback: sendUnaryData<AppendResp>,
      ) => {
        call.on('data', (message: AppendReq) => {
          const id = message.getProposedMessage()?.getId()?.getString();
          if (id !== undefined) this.alone.push(id);
        });
        call.on('end', () => {
          const at = new streams.AppendResp.Position().setCommitPosition(position);
          const success = new streams.AppendResp.Success().setPosition(at).setCurrentRevision('0');
          callback(null, new streams.AppendResp().setSuccess(success));
        });
      },
      ...(batches && { batchAppend: (call: ScriptedCall) => this.#accept(call) }),
    });
    onTestFinished(() => this.#server.forceShutdown());
    const port = await new Promise<number>((resolve, reject) => {
      this.#server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
        if (error === null) resolve(bound);
        else reject(error);
      });
    });
    return `esdb://127.0.0.1:${port}?tls=false`;
  }

  #accept(call: ScriptedCall): void {
    this.calls.push(call);
    this.peers.push(call.getPeer());
    call.on('error', () => undefined);
    call.on('data', (request: BatchAppendReq) => {
      this.requests.push(request);
      this.onRequest(request, call);
    });
  }
}
