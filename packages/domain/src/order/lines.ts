import { stockItemId } from '../shared/ids.ts';
import type { StockQuantity } from '../shared/ids.ts';
import { isMinor, maxMinor } from '../shared/money.ts';
import type { OrderLine } from './events.ts';

export const maxLines = 100;

/** Pieces of one stock item that one order can ask for. */
export const maxQuantity = 1_000_000;

/**
 * What an order asks of each stock item: lines of the same item count together, those of which
 * nothing is wanted any more do not count.
 */
export const stockDemand = (lines: readonly StockQuantity[]): readonly StockQuantity[] => {
  const demand = new Map<string, StockQuantity>();
  for (const { warehouseId, productId, quantity } of lines) {
    if (quantity === 0) continue;
    const id = stockItemId({ warehouseId, productId });
    const sum = quantity + (demand.get(id)?.quantity ?? 0);
    demand.set(id, { warehouseId, productId, quantity: sum });
  }
  return [...demand.values()];
};

const isQuantity = ({ quantity }: StockQuantity): boolean =>
  Number.isInteger(quantity) && quantity > 0 && quantity <= maxQuantity;

/** Why an order cannot have these lines, in words for whoever placed it. */
export const problemOfLines = (lines: readonly OrderLine[]): string | undefined => {
  if (lines.length === 0) return 'an order has at least one line';
  if (lines.length > maxLines) return `an order has at most ${maxLines} lines`;
  if (!lines.every(isQuantity) || !stockDemand(lines).every(isQuantity)) {
    return `the quantity of an item is an integer from 1 to ${maxQuantity}`;
  }
  if (!lines.every((line) => isMinor(line.unitPrice))) {
    return `a unit price is an integer from 0 to ${maxMinor} minor units`;
  }
  return undefined;
};
