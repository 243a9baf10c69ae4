import { ForeignCheckpointError } from '../errors.ts';
import type { DomainEvent } from '../ledger-event.ts';
import type { SubscribeOptions } from './options.ts';

/**
 * Throws a `ForeignCheckpointError` when the checkpoint was not made with this event store: after
 * a restore from an older backup, or with another store's address, events would be skipped in
 * silence.
 */
export const assertOwnStore = async <Event extends DomainEvent>(
  { eventStore, name, loadStoreIdentity }: SubscribeOptions<Event>,
  checkpoint: bigint | null,
): Promise<void> => {
  const kept = await loadStoreIdentity?.();
  if (typeof kept === 'string') {
    const actual = await eventStore.storeIdentity();
    if (kept !== actual) {
      throw new ForeignCheckpointError(
        `the checkpoint of ${name} belongs to the event store ${kept}, this one is ${actual}`,
      );
    }
  }
  if (checkpoint === null) return;
  const head = await eventStore.head();
  if (checkpoint > head) {
    throw new ForeignCheckpointError(
      `the checkpoint of ${name} is ${checkpoint}, beyond the newest event at ${head}`,
    );
  }
};
