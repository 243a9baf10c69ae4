import { PoisonEventError } from '@order-ledger/contracts';
import type { DomainEvent, LedgerEvent } from '@order-ledger/event-store';

/** PostgreSQL: data exceptions and broken constraints, which no repetition mends. */
const isDataError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^2[23]/.test(error.code);

/**
 * Runs work for events, and when the database refuses them for halves of them, until one event is
 * left: what it refuses is in that one, and those before it are in. Throws a `PoisonEventError` that names it.
 */
export const findRefused = async <Event extends DomainEvent>(
  events: readonly LedgerEvent<Event>[],
  work: (events: readonly LedgerEvent<Event>[]) => Promise<void>,
): Promise<void> => {
  try {
    await work(events);
  } catch (error) {
    const [first] = events;
    if (!isDataError(error) || first === undefined) throw error;
    if (events.length === 1) {
      const reason = `${first.stream}, revision ${first.revision}: the database refuses it`;
      throw new PoisonEventError(first.type, reason, { cause: error });
    }
    const middle = Math.floor(events.length / 2);
    await findRefused(events.slice(0, middle), work);
    await findRefused(events.slice(middle), work);
  }
};
