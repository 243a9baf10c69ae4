import type { LinePart, OrderLine } from '@order-ledger/domain';
import { RefusedMessageError } from './errors.ts';

/** Pieces of a line as a message names them: by number, or by product where that is one line. */
export interface NamedPart {
  readonly line?: number | undefined;
  readonly product_id?: string | undefined;
  readonly warehouse_id?: string | undefined;
  readonly quantity: number;
}

const invalid = (detail: string): RefusedMessageError =>
  new RefusedMessageError({ code: 'invalid_lines', detail });

/** The part of the order that is meant. Throws `RefusedMessageError` when that is not one line. */
export const linePartOf = (
  lines: readonly Pick<OrderLine, 'productId' | 'warehouseId'>[],
  { line, product_id: productId, warehouse_id: warehouseId, quantity }: NamedPart,
): LinePart => {
  if (line !== undefined) return { line, quantity };
  const found = [...lines.entries()].filter(
    ([, each]) =>
      each.productId === productId &&
      (warehouseId === undefined || each.warehouseId === warehouseId),
  );
  const [only, ...more] = found;
  if (only === undefined) throw invalid(`the order has no line of ${productId}`);
  if (more.length > 0) throw invalid(`the order has several lines of ${productId}: name the line`);
  return { line: only[0] + 1, quantity };
};
