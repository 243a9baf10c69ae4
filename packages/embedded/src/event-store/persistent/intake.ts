import type { EventSource, Found } from './event-source.ts';
import type { Group } from './group.ts';
import type { ParkedMessages } from './parked-messages.ts';
import type { GroupSettings, Place } from './settings.ts';

/** So many events are read at once at least. */
const MIN_BATCH = 10;

/** Fills a group's buffer: with parked messages that are to be delivered again, then from the log. */
export class Intake {
  readonly #group: Group;
  readonly #source: EventSource;
  readonly #parked: ParkedMessages;
  readonly #settings: GroupSettings;
  /** There may be events that have not been read. */
  #isUnread = true;
  #isLive = false;
  #lastTaken: Place | undefined;
  #liveCount = 0;

  constructor(group: Group, source: EventSource, parked: ParkedMessages, settings: GroupSettings) {
    this.#group = group;
    this.#source = source;
    this.#parked = parked;
    this.#settings = settings;
  }

  /** The place of the last event that there is for the group, as far as is known. */
  async lastKnown(): Promise<Place | undefined> {
    return (await this.#source.newest()) ?? this.#lastTaken;
  }

  /** Live events that the server would have at hand: here the tail of the log has them. */
  get liveCount(): number {
    return this.#liveCount;
  }

  get status(): string {
    const place = this.#isLive ? 'Live' : 'Behind';
    if (this.#group.replays.wanted === undefined) return place;
    // The server names its flags in the order of their bits.
    return this.#isLive ? `ReplayingParkedMessages, ${place}` : `${place}, ReplayingParkedMessages`;
  }

  /** Something was committed that may be for the group. */
  notify(): void {
    this.#isUnread = true;
  }

  /** Takes in one batch. False when there is none, or no room for it. Throws whatever `pg` throws. */
  async takeBatch(): Promise<boolean> {
    const { room, replays } = this.#group;
    const limit = Math.min(room, Math.max(MIN_BATCH, this.#settings.readBatchSize));
    if (replays.wanted !== undefined && limit > 0) {
      await this.#takeParked(replays.wanted, limit);
      return true;
    }
    if (!this.#isUnread) return false;
    if (limit > 0) await this.#takeEvents(limit);
    else this.#isLive = false;
    return limit > 0;
  }

  async #takeParked(wanted: { low: number; high: number }, limit: number): Promise<void> {
    const { low, high } = wanted;
    const count = Math.min(limit, high - low + 1);
    const parked = await this.#parked.read(low, count);
    for (const { revision, delivery } of parked) {
      if (revision > high) break;
      if (delivery === undefined) this.#group.replays.pass(revision + 1);
      else this.#group.replay(delivery, revision);
    }
    if (parked.length === 0) this.#group.replays.pass(high + 1);
  }

  async #takeEvents(limit: number): Promise<void> {
    // Whatever is committed from here on is notified of again.
    this.#isUnread = false;
    try {
      const { found, isLast } = await this.#source.after(this.#group.progress.taken, limit);
      for (const each of found) this.#take(each);
      if (isLast) this.#isLive = true;
      else this.#isUnread = true;
    } catch (error) {
      this.#isUnread = true;
      throw error;
    }
  }

  #take(found: Found): void {
    if (found.kind === 'passed') {
      this.#group.progress.pass(found.place, found.counts ? 1 : 0);
      return;
    }
    this.#group.add(found.delivery, found.place);
    this.#lastTaken = found.place;
    if (!this.#isLive) return;
    this.#liveCount = Math.min(this.#settings.liveBufferSize, this.#liveCount + 1);
  }
}
