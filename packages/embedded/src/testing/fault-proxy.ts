import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Fate } from './gate.ts';
import { proxied, type Connection } from './proxied-connection.ts';

type Mode = 'pass' | 'refuse' | 'blackHole' | 'eatReplies';

/** A TCP proxy on 127.0.0.1 that fails on demand, for tests of ambiguous answers and dead peers. */
export class FaultProxy {
  readonly #connections = new Set<Connection>();
  readonly #listener = createServer({ allowHalfOpen: true }, (client) => this.#accept(client));
  readonly #targetPort: number;
  #mode: Mode = 'pass';
  #eatenBytes = 0;
  #waiting: (() => void)[] = [];

  constructor(targetPort: number) {
    this.#targetPort = targetPort;
  }

  get port(): number {
    return (this.#listener.address() as AddressInfo).port;
  }

  /** Open connections. */
  get connections(): number {
    return this.#connections.size;
  }

  /** Bytes that the server has sent and that no client has received. */
  get eatenBytes(): number {
    return this.#eatenBytes;
  }

  /** Back to normal. What was held back flows on; connections that have lost replies are reset. */
  pass(): void {
    for (const connection of this.#connections) if (connection.lostReplies) connection.cut();
    this.#become('pass');
  }

  /** Resets every open connection; new ones pass. */
  cut(): void {
    this.#cutAll();
    this.#become('pass');
  }

  /** Resets every connection, and new ones at once, until told otherwise: the server looks dead. */
  refuse(): void {
    this.#become('refuse');
    this.#cutAll();
  }

  /** Holds back everything in both directions, on new connections too. */
  blackHole(): void {
    this.#become('blackHole');
  }

  /** Ends the direction to the clients politely; their own direction stays open. */
  halfClose(): void {
    for (const connection of this.#connections) connection.halfClose();
  }

  /** Requests arrive, replies vanish: the client never learns the outcome. */
  eatReplies(): void {
    this.#become('eatReplies');
  }

  /** Resolves when the next bytes of a reply have been eaten. */
  async nextEaten(): Promise<void> {
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  async listen(): Promise<void> {
    this.#listener.listen(0, '127.0.0.1');
    await once(this.#listener, 'listening');
  }

  async close(): Promise<void> {
    this.#listener.close();
    this.#cutAll();
    await once(this.#listener, 'close');
  }

  #accept(client: Socket): void {
    if (this.#mode === 'refuse') {
      client.on('error', () => {});
      client.resetAndDestroy();
      return;
    }
    const hold = (): Fate => (this.#mode === 'blackHole' ? 'hold' : 'pass');
    const connection = proxied(client, {
      targetPort: this.#targetPort,
      requestFate: hold,
      replyFate: () => (this.#mode === 'eatReplies' ? 'eat' : hold()),
      onEaten: (bytes) => this.#eaten(bytes),
      onClosed: () => this.#connections.delete(connection),
    });
    this.#connections.add(connection);
  }

  #eaten(bytes: number): void {
    this.#eatenBytes += bytes;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #become(mode: Mode): void {
    this.#mode = mode;
    for (const connection of this.#connections) connection.release();
  }

  #cutAll(): void {
    for (const connection of this.#connections) connection.cut();
  }
}
