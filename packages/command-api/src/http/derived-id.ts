import { nameBasedUuid } from '@order-ledger/event-store';

/** Never changes: ids that were derived with it are in the ledger. */
const namespace = '6f1c2f57-5f0c-4c0e-9d0e-0c1d6f3b7a52';

/** The same parts are the same UUID, everywhere and for ever. */
export const derivedId = (...parts: readonly (string | number)[]): string =>
  nameBasedUuid(JSON.stringify(parts), namespace);
