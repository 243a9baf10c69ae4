import type { Mark, Message, Origin } from './message.ts';
import type { GroupSettings, Place } from './settings.ts';

/** When a checkpoint is due. */
type CheckpointRules = Pick<
  GroupSettings,
  'checkpointAfterMs' | 'minCheckpointCount' | 'maxCheckpointCount'
>;

/**
 * How far a group has come. A checkpoint is a place before which nothing is left to do: all events
 * up to it are settled, or were none of the group's.
 */
export class Progress {
  readonly #rules: CheckpointRules;
  /** Up to where events were taken in. */
  #taken: Mark;
  #checkpoint: Mark;
  #checkpointAtMs = -Infinity;
  /** What is not settled yet, in the order of the log. */
  readonly #open = new Map<number, Mark>();

  constructor(rules: CheckpointRules, after: Place) {
    this.#rules = rules;
    this.#taken = { place: after, sequence: 0 };
    this.#checkpoint = this.#taken;
  }

  /** The place behind which more is to be taken in. */
  get taken(): Place {
    return this.#taken.place;
  }

  /** The next event of the log is at `place`. */
  take(place: Place): Origin {
    const before = this.#taken;
    const sequence = before.sequence + 1;
    this.#taken = { place, sequence };
    this.#open.set(sequence, before);
    return { kind: 'log', sequence, before };
  }

  /** `count` events up to `place` are none of the group's. */
  pass(place: Place, count: number): void {
    this.#taken = { place, sequence: this.#taken.sequence + count };
  }

  settle({ origin }: Message): void {
    if (origin.kind === 'log') this.#open.delete(origin.sequence);
  }

  /** The checkpoint that is to be stored now, if one is. `isTick`: it is time that calls for it. */
  due(nowMs: number, isTick: boolean): Mark | undefined {
    const { checkpointAfterMs, minCheckpointCount, maxCheckpointCount } = this.#rules;
    const reached = this.#reached;
    const count = reached.sequence - this.#checkpoint.sequence;
    if (count === 0) return undefined;
    if (count >= maxCheckpointCount) return reached;
    const isTime = checkpointAfterMs > 0 && nowMs - this.#checkpointAtMs >= checkpointAfterMs;
    return isTick && isTime && count >= minCheckpointCount ? reached : undefined;
  }

  stored(checkpoint: Mark, nowMs: number): void {
    this.#checkpoint = checkpoint;
    this.#checkpointAtMs = nowMs;
  }

  get #reached(): Mark {
    const [oldest] = this.#open.values();
    return oldest ?? this.#taken;
  }
}
