import type { Readable } from 'node:stream';
import { principalOf } from '@order-ledger/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StreamCaller } from './connections.ts';

/** Who has a share of the streams: a caller by name, or an address without one. */
export const callerOf = (request: FastifyRequest): StreamCaller => {
  const { kind, id } = principalOf(request);
  if (kind === 'anonymous') return { kind: 'service', id: `address:${request.ip}` };
  return { kind: kind === 'customer' ? 'customer' : 'service', id };
};

/** Answers with a stream; `open` is given a signal that is aborted when the client is gone. */
export const sendEventStream = async (
  reply: FastifyReply,
  open: (gone: AbortSignal) => Readable,
): Promise<FastifyReply> => {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return await reply
    .type('text/event-stream')
    // Else the connection would idle on after a stream that ends with the service, and hold it up.
    .headers({ connection: 'close', 'cache-control': 'no-cache', 'x-accel-buffering': 'no' })
    .send(open(gone.signal));
};
