import { compareOrigins, type Message } from './message.ts';

/** Messages that wait for a consumer: what is to be delivered again before what is new. */
export class MessageBuffer {
  /** In order. */
  readonly #again: Message[] = [];
  readonly #fresh = new Set<Message>();

  get againCount(): number {
    return this.#again.length;
  }

  get freshCount(): number {
    return this.#fresh.size;
  }

  get size(): number {
    return this.#again.length + this.#fresh.size;
  }

  addFresh(message: Message): void {
    this.#fresh.add(message);
  }

  addAgain(message: Message): void {
    let at = this.#again.length;
    while (at > 0 && isBefore(message, this.#again[at - 1])) at -= 1;
    this.#again.splice(at, 0, message);
  }

  remove(message: Message): void {
    if (!this.#fresh.delete(message)) this.#again.splice(this.#again.indexOf(message), 1);
  }

  /** All in the order in which they are to be delivered; they may be removed on the way. */
  *scan(): Generator<Message> {
    yield* this.#again.slice();
    yield* this.#fresh;
  }
}

const isBefore = (message: Message, other: Message | undefined): boolean =>
  other !== undefined && compareOrigins(message.origin, other.origin) < 0;
