import type { LinePart, Order } from '@order-ledger/domain';
import { commandProblem } from '../rejections.ts';

/** A line of an order as a request names it: by its number or by its product. */
interface LineName {
  readonly line?: number | undefined;
  readonly product_id?: string | undefined;
  readonly warehouse_id?: string | undefined;
}

/** Some pieces of a line as a request has them. */
export interface RequestedPart extends LineName {
  readonly quantity?: number | undefined;
}

/** The number of a line. Throws when the order has no such line, or several of the product. */
const lineNumber = ({ lines }: Pick<Order, 'lines'>, name: LineName): number => {
  const { line, product_id: productId, warehouse_id: warehouseId } = name;
  const matches = lines.flatMap((known, index) => {
    const isIt =
      (line ?? index + 1) === index + 1 &&
      (productId ?? known.productId) === known.productId &&
      (warehouseId ?? known.warehouseId) === known.warehouseId;
    return isIt ? [index + 1] : [];
  });
  const [first] = matches;
  const extra = { item: name };
  if (first === undefined) throw commandProblem('unknown_line', { extra });
  if (matches.length > 1)
    throw commandProblem('ambiguous_line', { extra: { ...extra, lines: matches } });
  return first;
};

/**
 * The parts of an order that a request names. One without a quantity is all that is `available` of
 * its line, the lines counted from 0; where that is nothing one piece is asked for, to be refused.
 */
export const orderParts = (
  order: Pick<Order, 'lines'>,
  items: readonly RequestedPart[],
  available: readonly number[],
): readonly LinePart[] =>
  items.map((item) => {
    const line = lineNumber(order, item);
    return { line, quantity: item.quantity ?? Math.max(1, available[line - 1] ?? 0) };
  });
