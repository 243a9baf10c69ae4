import type { ItemPhase } from './state.ts';

/*
 * An item only moves forward along these ranks: what a refusal has told already, its event may tell
 * later. `refused` is below `reserved`: a reservation that a lost attempt made after all counts.
 */
const itemRank: Readonly<Record<ItemPhase, number>> = {
  pending: 0,
  refused: 1,
  reserved: 2,
  confirmed: 3,
  released: 4,
  expired: 4,
  returned: 4,
};

export const further = (known: ItemPhase, said: ItemPhase): ItemPhase =>
  itemRank[said] > itemRank[known] ? said : known;
