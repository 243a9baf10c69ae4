import { createFilter, type EventFilter } from '../filters.ts';
import { isLink, linkTarget } from '../links.ts';
import { ALL_STREAM, type StoredEvent } from '../model.ts';
import { allAfter, isInAll, readAllBackwards, readStreamForwards } from '../pages.ts';
import { PAGE_EVENTS, type Reader } from '../reader.ts';
import { readableRange } from '../stream-range.ts';
import type { Tail } from '../tail.ts';
import type { Delivery } from './message.ts';
import type { GroupConfig, Place } from './settings.ts';

/** An event of the log: for the group, or passed over, and then whether it counts as progress. */
export type Found =
  | { readonly kind: 'event'; readonly place: Place; readonly delivery: Delivery }
  | { readonly kind: 'passed'; readonly place: Place; readonly counts: boolean };

export interface Batch {
  readonly found: readonly Found[];
  /** There was nothing after it when it was read. */
  readonly isLast: boolean;
}

/** What a group is fed from. */
export class EventSource {
  readonly #reader: Reader;
  readonly #tail: Tail;
  readonly #config: GroupConfig;
  readonly #matches: EventFilter | undefined;

  constructor(reader: Reader, tail: Tail, config: GroupConfig) {
    this.#reader = reader;
    this.#tail = tail;
    this.#config = config;
    this.#matches = config.filter === undefined ? undefined : createFilter(config.filter);
  }

  /** At most `limit` events for the group, after `place`. Throws whatever `pg` throws. */
  async after(place: Place, limit: number): Promise<Batch> {
    return this.#config.stream === ALL_STREAM
      ? await this.#afterPosition(place, limit)
      : await this.#afterRevision(place, limit);
  }

  /** The newest event for the group; undefined where only reading everything would tell. */
  async newest(): Promise<Place | undefined> {
    const { stream } = this.#config;
    if (this.#matches !== undefined) return undefined;
    if (stream !== ALL_STREAM) return (await readableRange(this.#reader, stream))?.high;
    for await (const [event] of readAllBackwards(this.#reader, this.#tail, 'end', 1)) {
      if (event !== undefined) return event.position;
    }
    return undefined;
  }

  async #afterRevision(revision: Place, limit: number): Promise<Batch> {
    const found: Found[] = [];
    const range = await readableRange(this.#reader, this.#config.stream);
    if (range === undefined) return { found, isLast: true };
    const pages = readStreamForwards(this.#reader, this.#tail, range, revision + 1, limit);
    for await (const page of pages) {
      for (const event of page) {
        const delivery = await this.#resolve(event);
        found.push({ kind: 'event', place: event.revision, delivery });
      }
    }
    return { found, isLast: found.length < limit };
  }

  async #afterPosition(position: Place, limit: number): Promise<Batch> {
    const found: Found[] = [];
    const pageSize = this.#matches === undefined ? limit : PAGE_EVENTS;
    const page = await allAfter(this.#reader, this.#tail, position, pageSize);
    let left = limit;
    for (const event of page) {
      if (left === 0) break;
      const isOfAll = isInAll(event);
      if (!isOfAll || this.#matches?.(event) === false) {
        found.push({ kind: 'passed', place: event.position, counts: isOfAll });
        continue;
      }
      const delivery = await this.#resolve(event);
      found.push({ kind: 'event', place: event.position, delivery });
      left -= 1;
    }
    return { found, isLast: (found.at(-1)?.place ?? position) >= this.#tail.head };
  }

  async #resolve(event: StoredEvent): Promise<Delivery> {
    const isToResolve = this.#config.settings.resolveLinks && isLink(event);
    if (!isToResolve) return { event, link: undefined };
    return { event: await linkTarget(this.#reader, event), link: event };
  }
}
