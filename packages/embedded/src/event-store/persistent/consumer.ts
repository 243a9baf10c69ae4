import type { Message } from './message.ts';
import { Latencies, Meter } from './statistics.ts';

/** Whoever is at the other end of a subscription. */
export interface ConsumerOptions {
  /** Events that it takes before it has answered the first. */
  readonly bufferSize: number;
  readonly from: string;
  readonly username: string;
  readonly connectionName: string;
  /** It does not read what it was sent: then it gets no more. */
  isCongested(): boolean;
  deliver(message: Message): void;
  /** The group is no more, or no longer what it was. */
  drop(): void;
}

/** A consumer of a group, with the messages that it has not answered. */
export class Consumer {
  readonly options: ConsumerOptions;
  readonly meter: Meter;
  readonly latencies = new Latencies();
  readonly #sentAtMs = new Map<Message, number>();

  constructor(options: ConsumerOptions, nowMs: number) {
    this.options = options;
    this.meter = new Meter(nowMs);
  }

  get inFlight(): readonly Message[] {
    return [...this.#sentAtMs.keys()];
  }

  get inFlightCount(): number {
    return this.#sentAtMs.size;
  }

  get availableSlots(): number {
    return this.options.bufferSize - this.#sentAtMs.size;
  }

  get hasRoom(): boolean {
    return this.availableSlots > 0 && !this.options.isCongested();
  }

  send(message: Message, nowMs: number): void {
    this.#sentAtMs.set(message, nowMs);
    this.meter.count();
    this.options.deliver(message);
  }

  /** Its answer has come, or is not waited for any more. */
  release(message: Message, nowMs: number): void {
    this.latencies.add(nowMs - (this.#sentAtMs.get(message) ?? nowMs));
    this.#sentAtMs.delete(message);
  }
}
