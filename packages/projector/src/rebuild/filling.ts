import type { EventCodec } from '@order-ledger/contracts';
import {
  type DomainEvent,
  type LedgerEvent,
  type RawEvent,
  decodeEvent,
} from '@order-ledger/event-store';
import type { Builder } from './builder.ts';

/** A projection that is being built, whatever its events are. */
export type AnyBuilder = Omit<Builder<DomainEvent>, 'take'>;

/** The builders of one category: an event is decoded once for all of them. */
export interface Filling {
  readonly prefix: string;
  /** Those that have not failed. */
  readonly builders: readonly AnyBuilder[];
  /** Keeps an event for the next flush. */
  add(raw: RawEvent): void;
  /** Brings the rows to a position. Rejects only with what a repetition may mend. */
  flush(position: bigint): Promise<void>;
}

export interface FillingOptions<Event extends DomainEvent> {
  readonly category: string;
  readonly codec: EventCodec<Event>;
  readonly builders: readonly Builder<Event>[];
  /** Whether an error stays, however often it is tried. */
  readonly isFinal: (error: unknown) => boolean;
  /** The builder is left out from now on. */
  readonly onFailed: (builder: AnyBuilder, error: unknown) => Promise<void>;
}

export const createFilling = <Event extends DomainEvent>({
  category,
  codec,
  builders,
  isFinal,
  onFailed,
}: FillingOptions<Event>): Filling => {
  let going = [...builders];
  let events: LedgerEvent<Event>[] = [];
  /** Of an event that cannot be read: what comes before it is still taken. */
  let poison: Error | undefined;

  const fail = async (builder: Builder<Event>, error: unknown): Promise<void> => {
    if (!isFinal(error)) throw error;
    going = going.filter((each) => each !== builder);
    await onFailed(builder, error);
  };

  return {
    prefix: `${category}-`,
    get builders() {
      return going;
    },
    add: (raw) => {
      if (poison !== undefined || going.length === 0) return;
      try {
        events.push(decodeEvent(raw, () => codec));
      } catch (error) {
        if (!(error instanceof Error)) throw error;
        poison = error;
      }
    },
    flush: async (upTo) => {
      const batch = {
        events,
        position: poison === undefined ? upTo : (events.at(-1)?.position ?? 0n),
      };
      events = [];
      const error = poison;
      await Promise.all(
        going.map(async (builder) => {
          try {
            await builder.take(batch);
            if (error !== undefined) throw error;
          } catch (refused) {
            await fail(builder, refused);
          }
        }),
      );
    },
  };
};
