import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventCodec, SnapshotCodec } from '@order-ledger/contracts';
import type { Decider, Rejection } from '@order-ledger/domain';
import type { EventStore } from '../connection/connect.ts';
import { StreamTombstonedError } from '../errors.ts';
import { emptyAggregate } from '../executor/aggregate.ts';
import type { Aggregate } from '../executor/aggregate.ts';
import type { ExecutorLimits } from '../executor/limits.ts';
import type { Counters } from '../executor/metrics.ts';
import type { DomainEvent } from '../ledger-event.ts';
import type { Logger } from '../logger.ts';
import { decodeSnapshot, encodeSnapshot } from './record.ts';
import type { Snapshot } from './record.ts';
import { snapshotVersion } from './version.ts';

export interface SnapshotsOptions<State, Command, Event extends DomainEvent, R extends Rejection> {
  readonly eventStore: EventStore;
  readonly decider: Decider<State, Command, Event, R>;
  readonly codec: EventCodec<Event>;
  readonly snapshots: SnapshotCodec<State, Event>;
  readonly limits: ExecutorLimits;
  readonly counters: Counters;
  readonly logger: Logger;
}

/** Snapshots that a stream keeps: one that turns out to be damaged leaves another. */
const kept = 2;

const snapshotStream = (stream: string): string => `snapshot-${stream}`;

/** Takes snapshots of aggregates beside the work on them, and finds what may be one. */
export class Snapshots<State, Command, Event extends DomainEvent, R extends Rejection> {
  readonly #options: SnapshotsOptions<State, Command, Event, R>;
  readonly #version: string;
  /** Revisions at which snapshots were taken or given up, by the stream. */
  readonly #dueAt = new WeakMap<Aggregate<State>, bigint>();
  #writing = false;

  constructor(options: SnapshotsOptions<State, Command, Event, R>) {
    this.#options = options;
    this.#version = snapshotVersion(options.decider, options.codec, options.snapshots);
  }

  /**
   * What a stream may have been, newest first. Only a look at the event at the aggregate's revision
   * shows whether the stream is the one that the snapshot was taken of.
   */
  async *candidates(stream: string): AsyncGenerator<Aggregate<State>, void, undefined> {
    const { snapshots } = this.#options;
    for (const data of (await this.#read(stream)).toReversed()) {
      try {
        const snapshot = await decodeSnapshot(data, { version: this.#version, stream });
        const { revision, position, eventHash: hash, commands } = snapshot;
        const state = snapshots.decode(snapshot.state);
        const aggregate = { ...emptyAggregate(stream, state), revision, position, hash };
        for (const entry of commands) aggregate.commands.add(entry);
        this.#scheduleNext(aggregate, 0);
        yield aggregate;
      } catch (error) {
        this.discard(stream, error);
      }
    }
  }

  /** Oldest first. */
  async #read(stream: string): Promise<readonly unknown[]> {
    const { eventStore } = this.#options;
    const read = async (): Promise<readonly unknown[]> => {
      const stored: unknown[] = [];
      const events = eventStore.streamEvents(snapshotStream(stream), {});
      for await (const { data } of events) stored.push(data);
      return stored;
    };
    return await eventStore.answered(read).catch((error: unknown) => {
      if (error instanceof StreamTombstonedError) return [];
      throw error;
    });
  }

  /** Says that a snapshot was of no use: the stream is read, and soon there is a better one. */
  discard(stream: string, error: unknown): void {
    const { counters, logger } = this.#options;
    counters.snapshotsDiscarded += 1;
    logger.warn({ stream, err: error }, 'snapshot not used, reading the stream');
  }

  /**
   * Takes a snapshot when enough has happened since the last one. It is written later and never
   * waited for; while one is being written the others wait for their stream's next event.
   */
  offer(aggregate: Aggregate<State>): void {
    const { snapshotEvery } = this.#options.limits;
    const dueAt = this.#dueAt.get(aggregate) ?? BigInt(snapshotEvery - 1);
    if (this.#writing || aggregate.revision < dueAt) return;
    this.#writing = true;
    this.#scheduleNext(aggregate, 0);
    // The aggregate goes on; what it is now stays as it is.
    const { stream, revision, position, hash, state, commands } = aggregate;
    const taken = { stream, revision, position, eventHash: hash ?? '', state };
    void this.#take(aggregate, { ...taken, commands: commands.entries() }).finally(() => {
      this.#writing = false;
    });
  }

  #scheduleNext(aggregate: Aggregate<State>, bytes: number): void {
    const { snapshotEvery, snapshotBytesPerEvent } = this.#options.limits;
    const events = Math.max(snapshotEvery, bytes / snapshotBytesPerEvent);
    this.#dueAt.set(aggregate, aggregate.revision + BigInt(Math.ceil(events)));
  }

  async #take(
    aggregate: Aggregate<State>,
    taken: Omit<Snapshot, 'version' | 'state'> & { readonly state: State },
  ): Promise<void> {
    const { eventStore, snapshots, limits, counters, logger } = this.#options;
    const { stream } = taken;
    try {
      await nextTurn();
      const state = snapshots.encode(taken.state);
      const dataJson = await encodeSnapshot({ ...taken, version: this.#version, state });
      this.#scheduleNext(aggregate, dataJson.length);
      if (dataJson.length > limits.maxAppendBytes) {
        counters.snapshotsTooLarge += 1;
        return;
      }
      const event = { stream: snapshotStream(stream), type: 'SnapshotTaken', dataJson };
      await eventStore.writeNewest(event, kept);
      counters.snapshotsTaken += 1;
    } catch (error) {
      logger.warn({ stream, err: error }, 'snapshot not written');
    }
  }
}
