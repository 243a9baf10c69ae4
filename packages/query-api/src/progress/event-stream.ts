import { Readable } from 'node:stream';
import { type Bell, createBell } from './bell.ts';
import type { Connections, StreamCaller } from './connections.ts';
import { dropSlow } from './drop-slow.ts';

/** All in milliseconds. */
export interface StreamLimits {
  /** Silence after which a heartbeat is sent. */
  readonly heartbeatMs: number;
  /** How long a reader may take nothing. */
  readonly patienceMs: number;
  /** After which a stream ends all the same; the client comes back for the rest. */
  readonly lifetimeMs: number;
}

export interface EventStreamOptions {
  readonly connections: Connections;
  readonly limits: StreamLimits;
  readonly caller: StreamCaller;
  /** Aborted when the client is gone: the stream would notice only when it is asked for more. */
  readonly gone: AbortSignal;
}

/** What the messages of a stream are made with. */
export interface OpenStream {
  /** Rings when the stream is to end; whoever has news rings it, too. */
  readonly bell: Bell;
  readonly isOpen: () => boolean;
  readonly end: () => void;
}

/**
 * Server-sent events to one reader, who has a share of the connections, is dropped when too slow,
 * and comes back after a while. Throws the problems of `Connections.open`.
 */
export const openEventStream = (
  { connections, limits, caller, gone }: EventStreamOptions,
  messages: (open: OpenStream) => AsyncGenerator<string, void, undefined>,
): Readable => {
  const bell = createBell();
  let ended = false;
  const end = (): void => {
    ended = true;
    bell.ring();
  };
  const release = connections.open(caller, end);
  const endsAtMs = performance.now() + limits.lifetimeMs;
  const isOpen = (): boolean => !ended && performance.now() < endsAtMs;
  const stream = Readable.from(messages({ bell, isOpen, end }), { objectMode: false });
  dropSlow(stream, limits.patienceMs);
  const leave = (): void => {
    end();
    release();
  };
  stream.once('close', leave);
  gone.addEventListener('abort', leave, { once: true });
  return stream;
};
