import { EventStoreDBClient, UnavailableError, convertToCommandError } from '@eventstore/db-client';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { StreamsClient } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { appendMessages, outcomeOf } from './append-messages.ts';
import type { AppendOutcome, ProposedAppend } from './append-messages.ts';
import type { BatchTransport, BatchTransportListener } from './batch-call.ts';
import type { ReadTransport, ReadTransportListener } from './read-call.ts';
import { within } from './retry.ts';
import { encodeRead } from './wire/read-request.ts';
import type { ReadRequest } from './wire/read-request.ts';

/** A call's own deadline ends it; this much later nobody waits for it any more. */
const graceMs = 1_000;

/** How long calls may take to end once they are cancelled. */
const closeTimeoutMs = 2_000;

/** The gRPC status of a method that a server does not have. */
const unimplemented = 12;

const batchAppendPath = '/event_store.client.streams.Streams/BatchAppend';
const readPath = '/event_store.client.streams.Streams/Read';

const asBuffer = (message: Uint8Array): Buffer =>
  Buffer.from(message.buffer, message.byteOffset, message.byteLength);

/**
 * The client, with appends and reads of its own.
 *
 * The client's appends reject promises that nobody holds, which ends the process: the unary one
 * when the connection closes right before the call, the batch append in more ways. The latter also
 * keeps the appends in flight of all clients of the process in one map: an error of any stream
 * rejects all of them, whose late answers then throw. It has no deadline on this side, and hangs for
 * ever when the server ends the stream politely. Here a unary append has a deadline, fails alone, and
 * its error goes to who waits for it; the batch call is looked after by `BatchCall`. Neither needs
 * the capability probe, which has no deadline either and caches its failure.
 */
export class LedgerClient extends EventStoreDBClient {
  /** One try, within the timeout. Rejects with the client's errors. */
  async append(append: ProposedAppend, timeoutMs: number): Promise<AppendOutcome> {
    const messages = appendMessages(append);
    const call = this.execute(grpc.StreamsClient, 'append', async (streams) => {
      const { promise, resolve, reject } = Promise.withResolvers<AppendOutcome>();
      const options = { deadline: timeoutMs, requiresLeader: true };
      const sink = streams.append(...this.callArguments(options), (error, response) => {
        if (error !== null) {
          reject(convertToCommandError(error));
          return;
        }
        try {
          resolve(outcomeOf(response));
        } catch (noOutcome) {
          reject(noOutcome);
        }
      });
      sink.on('error', reject);
      for (const message of messages) sink.write(message);
      sink.end();
      return await promise;
    });
    return await within(timeoutMs + graceMs, call);
  }

  /**
   * Opens a batch append call. When it fails because the server is gone or not the leader, or when it
   * is abandoned, the next call of any kind is made on a new connection.
   */
  async openBatch({ onMessage, onEnd }: BatchTransportListener): Promise<BatchTransport> {
    return await this.execute(grpc.StreamsClient, 'batchAppend', async (streams) => {
      const [metadata, options] = this.callArguments(
        { requiresLeader: true },
        { deadline: Number.POSITIVE_INFINITY },
      );
      const call = streams.makeBidiStreamRequest(
        batchAppendPath,
        asBuffer,
        (message: Buffer) => message,
        metadata,
        options,
      );
      call.on('data', onMessage);
      call.on('end', () => onEnd(new Error('the event store ended the batch append')));
      call.on('error', (error) => {
        onEnd(error);
        void this.reconnectAfter(streams, error);
      });
      const transport: BatchTransport = {
        write: (message) => call.write(message),
        end: () => call.end(),
        cancel: () => call.cancel(),
        abandon: () => {
          call.cancel();
          void this.reconnectAfter(streams, new UnavailableError());
        },
      };
      return await Promise.resolve(transport);
    });
  }

  /** Opens a read or a subscription. The client's errors, when it fails. */
  async openRead(
    request: ReadRequest,
    { onMessage, onEnd }: ReadTransportListener,
  ): Promise<ReadTransport> {
    return await this.execute(grpc.StreamsClient, 'read', async (streams) => {
      // Any node may feed a subscription: one that lags only tells later.
      const [metadata, options] = this.callArguments(
        { requiresLeader: request.kind !== 'subscription' },
        { deadline: Number.POSITIVE_INFINITY },
      );
      const call = streams.makeServerStreamRequest(
        readPath,
        asBuffer,
        (message: Buffer) => message,
        encodeRead(request),
        metadata,
        options,
      );
      call.on('data', onMessage);
      call.on('end', () => onEnd());
      call.on('error', (error) => {
        onEnd(convertToCommandError(error));
        void this.reconnectAfter(streams, error);
      });
      return await Promise.resolve(call);
    });
  }

  /**
   * Ends every call and, what `dispose` leaves out, the connection. Never rejects: whoever closes
   * a connection has no more use for it.
   */
  async close(): Promise<void> {
    await within(closeTimeoutMs, this.dispose()).catch(() => {});
    const closeChannel = async (): Promise<void> => (await this.getChannel()).close();
    await within(closeTimeoutMs, closeChannel()).catch(() => {});
  }

  /** When the error says so, the next call is made on a new connection. Never rejects. */
  private async reconnectAfter(streams: StreamsClient, error: Error): Promise<void> {
    try {
      await this.handleError(streams, error);
    } catch {
      // Whoever calls next meets what is wrong.
    }
  }
}

export const isUnimplemented = (error: Error): boolean =>
  'code' in error && error.code === unimplemented;

/**
 * A client for a connection string, which may hold a password: neither the string nor an error of
 * its parser, which quotes it, is ever logged or kept.
 *
 * Throws a `TypeError` for a connection string that cannot be read.
 */
export const createClient = (url: string): LedgerClient => {
  try {
    // The client's factory knows no subclasses; hence no private members in this one.
    const client = EventStoreDBClient.connectionString(url);
    const own: unknown = Object.setPrototypeOf(client, LedgerClient.prototype);
    if (own instanceof LedgerClient) return own;
  } catch {
    // The error quotes the connection string.
  }
  throw new TypeError('the connection string of the event store cannot be read');
};
