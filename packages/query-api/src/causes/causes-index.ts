import { type CausesDb, catchUpCauses, migrateCauses } from '@order-ledger/causes';
import type { EventStore } from '@order-ledger/event-store';
import type { Logger } from '@order-ledger/service-kit';

/** The index of events that causes are told from, brought up to date when somebody asks. */
export interface CausesIndex {
  readonly db: CausesDb;
  /**
   * Resolves to whether everything is indexed that was stored when it was called, `false` at the
   * deadline (`performance.now()`): then it goes on without the caller. Rejects when the database
   * or the event store is not available.
   */
  caughtUp(deadlineMs: number): Promise<boolean>;
  /** Ends what is under way; what is indexed stays. */
  close(): Promise<void>;
}

export interface CausesIndexOptions {
  readonly db: CausesDb;
  readonly eventStore: EventStore;
  readonly logger: Logger;
}

/** Who asks while one round is under way shares the next: that one alone has seen what is new. */
export const createCausesIndex = ({ db, eventStore, logger }: CausesIndexOptions): CausesIndex => {
  const stopping = new AbortController();
  let migrated = false;
  let current: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const round = async (): Promise<void> => {
    if (!migrated) await migrateCauses(db);
    migrated = true;
    const { events } = await catchUpCauses({ db, eventStore, signal: stopping.signal });
    if (events > 0) logger.debug({ events }, 'events indexed by their causes');
  };

  const begin = (): Promise<void> => {
    next = undefined;
    const own = round().finally(() => {
      if (current === own) current = undefined;
    });
    current = own;
    return own;
  };

  const behindCurrent = (): Promise<void> => {
    if (current === undefined) return begin();
    next ??= current.then(begin, begin);
    return next;
  };

  return {
    db,
    caughtUp: async (deadlineMs) => {
      if (stopping.signal.aborted) return false;
      const caughtUp = behindCurrent().then(() => true);
      const late = Promise.withResolvers<boolean>();
      const timer = setTimeout(late.resolve, deadlineMs - performance.now(), false);
      // It may fail when nobody waits for it any more.
      caughtUp.catch((err: unknown) => logger.debug({ err }, 'causes not caught up'));
      try {
        return await Promise.race([caughtUp, late.promise]);
      } finally {
        clearTimeout(timer);
      }
    },
    close: async () => {
      stopping.abort();
      await Promise.allSettled([current, next]);
    },
  };
};
