import { EventStoreDBClient, convertToCommandError } from '@eventstore/db-client';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import { exchange } from './append-many.ts';
import type { AppendManyOutcome } from './append-many.ts';
import { appendMessages, outcomeOf } from './append-messages.ts';
import type { AppendOutcome, ProposedAppend } from './append-messages.ts';
import { within } from './retry.ts';

/** A call's own deadline ends it; this much later nobody waits for it any more. */
const graceMs = 1_000;

/** How long calls may take to end once they are cancelled. */
const closeTimeoutMs = 2_000;

/**
 * The client, with an append of its own.
 *
 * The client's appends reject promises that nobody holds, which ends the process: the unary one
 * when the connection closes right before the call, the batch append in more ways. Batch append is
 * faster, but keeps the appends in flight of all clients of the process in one map: an error of any
 * stream rejects all of them, whose late answers then throw. It has no deadline on this side, and
 * hangs for ever when the server ends the stream politely. This one is a unary call: it has a
 * deadline, fails alone, and its error goes to who waits for it. Nor does it need the capability
 * probe, which has no deadline either and caches its failure.
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
   * One try to append all of these in their order. Rejects with a `NoAnswerError` when an answer
   * does not come; the same appends again are recognised by their ids. A call of its own each time,
   * so that what goes wrong with it concerns nobody else.
   */
  async appendMany(
    appends: readonly ProposedAppend[],
    timeoutMs: number,
  ): Promise<AppendManyOutcome> {
    const deadline = new Date(Date.now() + timeoutMs);
    return await this.execute(grpc.StreamsClient, 'batchAppend', async (streams) => {
      const options = { requiresLeader: true };
      const call = streams.batchAppend(...this.callArguments(options, { deadline }));
      return await exchange(call, appends, deadline);
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
}

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
