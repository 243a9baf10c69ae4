import type { Decision } from '../../shared/decider.ts';
import type { StockItem } from '../../shared/ids.ts';
import type { StockRejection } from '../commands.ts';
import type { StockEvent } from '../events.ts';
import type { StockState } from '../stock.ts';

export type StockDecision = Decision<StockEvent, StockRejection>;

/** A state that has seen its first receipt. */
export type Stocked = StockState & { readonly item: StockItem };

export const isStocked = (state: StockState): state is Stocked => state.item !== null;

/** Pieces that one item can hold, and that one movement can carry. */
export const maxStock = 1_000_000_000;

export const isQuantity = (quantity: number): boolean =>
  Number.isInteger(quantity) && quantity > 0 && quantity <= maxStock;

const outOfRange = (detail: string): StockRejection => ({ code: 'quantity_out_of_range', detail });

export const badQuantity = outOfRange(`a quantity is an integer from 1 to ${maxStock}`);
export const badCount = outOfRange(`a count is an integer from 0 to ${maxStock}`);
export const tooMuch = outOfRange(`an item holds at most ${maxStock} pieces`);
