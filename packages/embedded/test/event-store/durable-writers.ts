import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type EventStoreDBClient, NO_STREAM, type Position } from '@eventstore/db-client';
import { onTestFinished, vi } from 'vitest';
import { event } from './support.ts';

export interface Acknowledged {
  readonly stream: string;
  readonly revision: bigint;
  readonly id: string;
  readonly position: Position | undefined;
}

/**
 * Writers that each append event after event to a stream of their own. After an error, whose outcome
 * they do not know, they repeat the very same append until it is acknowledged.
 */
export class DurableWriters {
  readonly acknowledged: Acknowledged[] = [];
  failures = 0;
  readonly #client: EventStoreDBClient;
  readonly #running: Promise<void>[];
  #stopped = false;

  constructor(client: EventStoreDBClient, count: number) {
    this.#client = client;
    onTestFinished(() => {
      this.#stopped = true;
    });
    this.#running = Array.from({ length: count }, async () => await this.#write());
  }

  /** Waits until so many more appends are acknowledged. */
  async acknowledge(count: number, wait: { readonly timeout: number }): Promise<void> {
    const goal = this.acknowledged.length + count;
    await vi.waitUntil(() => this.acknowledged.length >= goal, wait);
  }

  /** Happens, at the latest, when the test ends. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running);
  }

  async #write(): Promise<void> {
    const stream = `durable-${randomUUID()}`;
    for (let n = 0; !this.#stopped; n += 1) {
      const written = event(n);
      const expectedRevision = n === 0 ? NO_STREAM : BigInt(n - 1);
      const { position } = await this.#append(stream, written, expectedRevision);
      this.acknowledged.push({ stream, revision: BigInt(n), id: written.id, position });
    }
  }

  async #append(
    stream: string,
    written: ReturnType<typeof event>,
    expectedRevision: bigint | typeof NO_STREAM,
  ): Promise<{ position?: Position | undefined }> {
    // Unary, because an error of a batch call is an error of all appends of the process.
    const options = { expectedRevision, credentials: { username: 'any', password: 'any' } };
    for (;;) {
      try {
        return await this.#client.appendToStream(stream, written, options);
      } catch (error) {
        if ((error as { type?: string }).type === 'wrong-expected-version') throw error;
        this.failures += 1;
        await delay(20);
      }
    }
  }
}
