import type { Rejection } from '@order-ledger/domain';

/** What accompanies a command. */
export interface CommandContext {
  /** A UUID. Repeating it repeats the answer, not the effect. */
  readonly commandId: string;
  readonly correlationId: string;
  /** The event that caused the command; the command itself when left out. */
  readonly causationId?: string;
  /** `user:…`, `service:…`, `process-manager`, `anonymous`. */
  readonly actor: string;
  /**
   * A keyed hash of the canonical request, where the caller gave an idempotency key. Such commands are
   * remembered for as long as their stream exists, others only for a while: leave it out where the
   * decider recognises repetition itself and the stream is long.
   */
  readonly fingerprint?: string;
  /**
   * The caller made the id of the stream just now: no read is spent on finding nothing there. The
   * append still expects no stream, so being wrong costs a conflict, never an event.
   */
  readonly newStream?: boolean;
  /** W3C trace context. */
  readonly traceparent?: string;
  /** `If-Match`: the revision that the stream must have; `-1n` for none. */
  readonly expectedRevision?: bigint;
}

/**
 * `accepted` without events: there was nothing to do. `repeated`: the command id was accepted
 * before; state, events and revision are those of then.
 */
export type CommandResult<State, Event, R extends Rejection> =
  | {
      readonly kind: 'accepted' | 'repeated';
      readonly state: State;
      readonly events: readonly Event[];
      /** Of the stream after the command; `-1n` when there is no stream. */
      readonly revision: bigint;
      /** In `$all`: a reader that has reached it has seen the command's events. */
      readonly position: bigint;
    }
  | {
      readonly kind: 'rejected';
      readonly rejection: R;
      readonly state: State;
      readonly revision: bigint;
      readonly position: bigint;
    };

/** An aggregate as the event store has it. Revision `-1n` and position `0n`: no stream. */
export interface Loaded<State> {
  readonly state: State;
  readonly revision: bigint;
  readonly position: bigint;
}
