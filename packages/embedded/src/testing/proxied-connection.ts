import { connect, type Socket } from 'node:net';
import { Gate, type Fate } from './gate.ts';

export interface Connection {
  readonly lostReplies: boolean;
  readonly release: () => void;
  readonly halfClose: () => void;
  readonly cut: () => void;
}

export interface Wiring {
  readonly targetPort: number;
  readonly requestFate: () => Fate;
  readonly replyFate: () => Fate;
  readonly onEaten: (bytes: number) => void;
  readonly onClosed: () => void;
}

/** Connects a client to the server, each direction through a gate. */
export function proxied(client: Socket, wiring: Wiring): Connection {
  const server = connect({ port: wiring.targetPort, host: '127.0.0.1', allowHalfOpen: true });
  let lostReplies = false;
  const requests = new Gate(wiring.requestFate);
  const replies = new Gate(wiring.replyFate, (bytes) => {
    lostReplies = true;
    wiring.onEaten(bytes);
  });
  const cut = (): void => {
    client.resetAndDestroy();
    server.resetAndDestroy();
  };
  for (const socket of [client, server]) {
    socket.setNoDelay(true);
    socket.on('error', cut);
    socket.on('close', () => {
      if (client.destroyed && server.destroyed) wiring.onClosed();
    });
  }
  client.pipe(requests).pipe(server);
  server.pipe(replies).pipe(client);
  return {
    get lostReplies() {
      return lostReplies;
    },
    release: () => {
      requests.release();
      replies.release();
    },
    halfClose: () => {
      server.unpipe(replies);
      server.resume();
      client.end();
    },
    cut,
  };
}
