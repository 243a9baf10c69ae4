import type { ItemPhase, OrderPhase } from './state.ts';

/*
 * Every fold only moves forward along these ranks, so an input that comes again, or late, changes
 * nothing. `refused` is below `reserved`: a reservation that a lost attempt made after all counts.
 */
export const orderRank: Readonly<Record<OrderPhase, number>> = {
  unplaced: 0,
  placed: 1,
  reserved: 2,
  paid: 3,
  confirmed: 4,
  rejected: 5,
  cancelled: 5,
  expired: 5,
  abandoned: 5,
};

export const itemRank: Readonly<Record<ItemPhase, number>> = {
  pending: 0,
  refused: 1,
  reserved: 2,
  confirmed: 3,
  released: 4,
  expired: 4,
  returned: 4,
};
