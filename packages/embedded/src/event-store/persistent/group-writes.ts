import { setTimeout as delay } from 'node:timers/promises';
import { isUnavailable } from '../errors.ts';
import type { EventStoreLogger } from '../model.ts';
import type { Checkpoints } from './checkpoints.ts';
import type { Group } from './group.ts';
import type { Delivery } from './message.ts';
import { type ParkedMessages, parkingEvent } from './parked-messages.ts';
import type { Place } from './settings.ts';

const RETRY_MS = 100;

/**
 * What a group at work writes to its streams, until it is closed: after a delete of the group nothing
 * may come to them. While the database is away all of it waits.
 */
export class GroupWrites {
  readonly #checkpoints: Checkpoints;
  readonly #parked: ParkedMessages;
  readonly #logger: EventStoreLogger;
  readonly #closing: AbortSignal;
  #checkpoint: Place | undefined;
  #isStoring = false;

  constructor(
    checkpoints: Checkpoints,
    parked: ParkedMessages,
    logger: EventStoreLogger,
    closing: AbortSignal,
    checkpoint: Place | undefined,
  ) {
    this.#checkpoints = checkpoints;
    this.#parked = parked;
    this.#logger = logger;
    this.#closing = closing;
    this.#checkpoint = checkpoint;
  }

  /** The last one that is stored. */
  get checkpoint(): Place | undefined {
    return this.#checkpoint;
  }

  /** Stores how far the group has come, if that is due. */
  async storeDue(group: Group, nowMs: number, isTick: boolean): Promise<void> {
    if (this.#isStoring) return;
    const { progress, replays } = group;
    const mark = progress.due(nowMs, isTick);
    const before = replays.due(isTick);
    if (mark === undefined && before === undefined) return;
    this.#isStoring = true;
    // Both are handed to the writer at once, before the group can be closed.
    const stored = mark && this.#try(this.#checkpoints.store(mark.place));
    const removed = before && this.#try(this.#parked.removeBefore(before));
    if (mark !== undefined && (await stored) === true) {
      progress.stored(mark, nowMs);
      this.#checkpoint = mark.place;
    }
    if (before !== undefined && (await removed) === true) replays.removed(before);
    this.#isStoring = false;
  }

  /** Comes to its end when the message is parked, or the group is closed. */
  async park(message: Delivery, reason: string): Promise<void> {
    // The same event at each attempt: it is parked once.
    const event = parkingEvent(message, reason);
    while (!this.#closing.aborted && !(await this.#try(this.#parked.park(event)))) {
      await this.pause();
    }
  }

  /** Before something is tried again. */
  async pause(): Promise<void> {
    await delay(RETRY_MS, undefined, { signal: this.#closing }).catch(() => undefined);
  }

  /** Whether a write has come to an end. Only the database's absence leaves it to be tried again. */
  async #try(write: Promise<void>): Promise<boolean> {
    try {
      await write;
    } catch (err) {
      if (isUnavailable(err)) return false;
      this.#logger.error({ err }, 'A persistent subscription cannot write to its stream');
    }
    return true;
  }
}
