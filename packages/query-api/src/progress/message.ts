import type { Step } from './order-follower.ts';

/* https://html.spec.whatwg.org/multipage/server-sent-events.html */

/** Milliseconds after which a client that was cut off comes back. */
export const retryMessage = 'retry: 2000\n\n';

/** A comment: it keeps proxies from closing a connection that is silent. */
export const heartbeat = ':\n\n';

export const textOf = (id: bigint | number, data: unknown): string =>
  `id: ${id}\ndata: ${JSON.stringify(data)}\n\n`;

/** The id is the revision: a client that comes back sends the last one that it saw. */
export const messageOf = ({ event, status }: Step): string => {
  const data = {
    order_id: event.streamId,
    revision: `${event.revision}`,
    position: `${event.position}`,
    type: event.type,
    status,
    at: event.createdAt.toISOString(),
  };
  return textOf(event.revision, data);
};
