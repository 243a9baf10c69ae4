import type { Consumer } from './consumer.ts';
import { MessageBuffer } from './message-buffer.ts';
import { type Delivery, type Message, newMessage } from './message.ts';
import { Progress } from './progress.ts';
import { Replays } from './replays.ts';
import type { GroupSettings, Place } from './settings.ts';
import { Meter } from './statistics.ts';
import { createStrategy } from './strategies.ts';
import type { Strategy } from './strategy.ts';

/** What a consumer wants to become of events that it could not handle. */
export type NackAction = 'unknown' | 'park' | 'retry' | 'skip' | 'stop';

/** Asks to park a message; `parked` says when that is done. */
export type Park = (message: Message, reason: string) => void;

interface InFlight {
  readonly message: Message;
  readonly consumer: Consumer;
  readonly expiresAtMs: number;
}

/**
 * What a group knows: which events wait, which consumer has which, and how far all is done. It does
 * no input or output and has no clock. Every event that is taken in is delivered until it is
 * acknowledged, skipped or parked; only then may a checkpoint pass it.
 */
export class Group {
  readonly buffer = new MessageBuffer();
  readonly progress: Progress;
  readonly replays = new Replays();
  readonly meter: Meter;
  readonly consumers = new Set<Consumer>();
  readonly #settings: GroupSettings;
  readonly #strategy: Strategy;
  readonly #park: Park;
  /** By the id that consumers answer by, the oldest delivery first. */
  readonly #inFlight = new Map<string, InFlight>();
  readonly #parking = new Set<Message>();

  constructor(settings: GroupSettings, after: Place, park: Park, nowMs: number) {
    this.#settings = settings;
    this.#strategy = createStrategy(settings.strategy);
    this.#park = park;
    this.progress = new Progress(settings, after);
    this.meter = new Meter(nowMs);
  }

  /** How many more events it takes in. */
  get room(): number {
    return this.#settings.historyBufferSize - this.buffer.size - this.#parking.size;
  }

  /** Events that consumers have not answered. */
  get outstanding(): number {
    return this.#inFlight.size;
  }

  /** Takes in the next event of the log. */
  add(delivery: Delivery, place: Place): void {
    this.buffer.addFresh(newMessage(delivery, this.progress.take(place)));
  }

  /** Takes in a message that had been parked. */
  replay(delivery: Delivery, revision: number): void {
    this.replays.take(revision);
    this.buffer.addAgain(newMessage(delivery, { kind: 'parked', revision }));
  }

  connect(consumer: Consumer): void {
    this.consumers.add(consumer);
    this.#strategy.add(consumer);
  }

  /** The consumer is gone: others get what it has not answered. */
  disconnect(consumer: Consumer, nowMs: number): void {
    this.consumers.delete(consumer);
    this.#strategy.remove(consumer);
    for (const message of consumer.inFlight) {
      this.#release(message.id, nowMs);
      this.#again(message);
    }
  }

  /** Sends to consumers what they have room for. */
  deliver(nowMs: number): void {
    for (const message of this.buffer.scan()) {
      // Of two events with one id the second waits: an answer could not tell them apart.
      if (this.#inFlight.has(message.id)) continue;
      const choice = this.#strategy.choose(message);
      if (choice === 'full') return;
      if (choice !== 'later') this.#send(message, choice, nowMs);
    }
  }

  acknowledge(ids: readonly string[], nowMs: number): void {
    for (const id of ids) {
      const message = this.#release(id, nowMs);
      if (message !== undefined) this.#settle(message);
    }
  }

  refuse(ids: readonly string[], action: NackAction, reason: string, nowMs: number): void {
    for (const id of ids) {
      const message = this.#release(id, nowMs);
      if (message === undefined) continue;
      if (action === 'retry' || action === 'unknown') this.#retry(message);
      else if (action === 'park')
        this.#beginPark(message, `Client explicitly NAK'ed message.\n${reason}`);
      // "Stop" does no more than "skip", as on the server: the subscription goes on.
      else this.#settle(message);
    }
  }

  /** Takes back what was not answered in time. */
  expire(nowMs: number): void {
    for (const [id, { message, expiresAtMs }] of this.#inFlight) {
      if (expiresAtMs > nowMs) return;
      this.#release(id, nowMs);
      this.#retry(message);
    }
  }

  /** The message is parked. */
  parked(message: Message): void {
    this.#parking.delete(message);
    this.#settle(message);
  }

  #send(message: Message, consumer: Consumer, nowMs: number): void {
    const { messageTimeoutMs } = this.#settings;
    const expiresAtMs = messageTimeoutMs === 0 ? Infinity : nowMs + messageTimeoutMs;
    this.buffer.remove(message);
    this.#inFlight.set(message.id, { message, consumer, expiresAtMs });
    this.meter.count();
    consumer.send(message, nowMs);
  }

  #release(id: string, nowMs: number): Message | undefined {
    const found = this.#inFlight.get(id);
    found?.consumer.release(found.message, nowMs);
    this.#inFlight.delete(id);
    return found?.message;
  }

  #retry(message: Message): void {
    const { maxRetryCount } = this.#settings;
    if (message.retryCount < maxRetryCount) this.#again(message);
    else this.#beginPark(message, `Reached retry count of ${maxRetryCount}`);
  }

  #again(message: Message): void {
    message.retryCount += 1;
    this.buffer.addAgain(message);
  }

  #beginPark(message: Message, reason: string): void {
    this.#parking.add(message);
    this.#park(message, reason);
  }

  #settle(message: Message): void {
    this.progress.settle(message);
    this.replays.settle(message);
  }
}
