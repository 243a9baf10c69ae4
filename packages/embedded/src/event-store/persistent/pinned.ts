import type { Consumer } from './consumer.ts';
import type { Delivery } from './message.ts';
import type { Choice, Strategy } from './strategy.ts';

const BUCKETS = 1_024;

/**
 * Messages with the same key go to the same consumer, so that they are handled in their order. Keys
 * fall into buckets, and each bucket is a consumer's from its first message on. A new consumer gets
 * its share of the buckets that have nothing in flight: moving another would break the order.
 */
export class Pinned implements Strategy {
  readonly #keyOf: (delivery: Delivery) => string;
  readonly #consumers = new Set<Consumer>();
  readonly #owners = new Map<number, Consumer>();

  constructor(keyOf: (delivery: Delivery) => string) {
    this.#keyOf = keyOf;
  }

  add(consumer: Consumer): void {
    this.#consumers.add(consumer);
    const share = Math.ceil(this.#owners.size / this.#consumers.size);
    for (const other of this.#consumers) this.#takeFrom(other, share);
  }

  remove(consumer: Consumer): void {
    this.#consumers.delete(consumer);
    for (const [bucket, owner] of this.#owners) {
      if (owner === consumer) this.#owners.delete(bucket);
    }
  }

  choose(message: Delivery): Choice {
    if (![...this.#consumers].some(({ hasRoom }) => hasRoom)) return 'full';
    const bucket = this.#bucketOf(message);
    const owner = this.#owners.get(bucket) ?? this.#leastLoaded();
    if (owner === undefined) return 'full';
    this.#owners.set(bucket, owner);
    return owner.hasRoom ? owner : 'later';
  }

  /** Leaves the consumer no more than `share` buckets, as far as they are idle. */
  #takeFrom(consumer: Consumer, share: number): void {
    const busy = new Set(consumer.inFlight.map((message) => this.#bucketOf(message)));
    const owned = [...this.#owners].filter(([, owner]) => owner === consumer);
    const idle = owned.filter(([bucket]) => !busy.has(bucket));
    const surplus = Math.max(0, owned.length - share);
    for (const [bucket] of idle.slice(0, surplus)) this.#owners.delete(bucket);
  }

  #leastLoaded(): Consumer | undefined {
    const loads = new Map([...this.#consumers].map((consumer) => [consumer, 0]));
    for (const owner of this.#owners.values()) loads.set(owner, (loads.get(owner) ?? 0) + 1);
    const [least] = [...loads].toSorted(([, a], [, b]) => a - b);
    return least?.[0];
  }

  #bucketOf(message: Delivery): number {
    return hash(this.#keyOf(message)) % BUCKETS;
  }
}

/** FNV-1a. */
const hash = (key: string): number => {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(key)) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
};
