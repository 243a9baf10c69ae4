import type { LinePart, OrderEvent, ReturnCompleted, ShipmentDispatched } from './events.ts';

/** Where the pieces of a line are. A count that is absent is 0: most orders never need it. */
export interface LinePieces {
  /** Pieces that are wanted: 0 once all of them were cancelled. */
  readonly quantity: number;
  /** Pieces that are not wanted any more; they do not count in `quantity`. */
  readonly cancelled?: number;
  /** Of the quantity: pieces that were sent. */
  readonly shipped?: number;
  /** Of the shipped: pieces that came back. */
  readonly returned?: number;
}

export const unshippedOf = ({ quantity, shipped = 0 }: LinePieces): number => quantity - shipped;

export const isAllShipped = (lines: readonly LinePieces[]): boolean =>
  lines.every((line) => unshippedOf(line) === 0);

const isAllReturned = (lines: readonly LinePieces[]): boolean =>
  lines.every(({ shipped = 0, returned = 0 }) => shipped === returned);

const withParts = <Line extends LinePieces>(
  lines: readonly Line[],
  parts: readonly LinePart[],
  change: (line: Line, quantity: number) => Partial<LinePieces>,
): readonly Line[] => {
  const after = [...lines];
  for (const part of parts) {
    const line = after[part.line - 1];
    if (line !== undefined) after[part.line - 1] = { ...line, ...change(line, part.quantity) };
  }
  return after;
};

export const withCancelled = <Line extends LinePieces>(
  lines: readonly Line[],
  parts: readonly LinePart[],
): readonly Line[] =>
  withParts(lines, parts, ({ quantity, cancelled = 0 }, pieces) => ({
    quantity: quantity - pieces,
    cancelled: cancelled + pieces,
  }));

export const withQuantities = <Line extends LinePieces>(
  lines: readonly Line[],
  parts: readonly LinePart[],
): readonly Line[] => withParts(lines, parts, (_, quantity) => ({ quantity }));

export const withShipped = <Line extends LinePieces>(
  lines: readonly Line[],
  parts: readonly LinePart[],
): readonly Line[] =>
  withParts(lines, parts, ({ shipped = 0 }, pieces) => ({ shipped: shipped + pieces }));

export const withReturned = <Line extends LinePieces>(
  lines: readonly Line[],
  parts: readonly LinePart[],
): readonly Line[] =>
  withParts(lines, parts, ({ returned = 0 }, pieces) => ({ returned: returned + pieces }));

/**
 * The lines of an order after one more event: the very same unless it moves pieces. For whoever
 * keeps less of an order than its state does; begin with the lines of `OrderPlaced`.
 */
export const linesAfter = <Line extends LinePieces>(
  lines: readonly Line[],
  event: OrderEvent,
): readonly Line[] => {
  if (event.type === 'ItemsCancelled') return withCancelled(lines, event.data.lines);
  if (event.type === 'QuantitiesChanged') return withQuantities(lines, event.data.lines);
  if (event.type === 'ShipmentDispatched') return withShipped(lines, event.data.lines);
  return event.type === 'ReturnCompleted' ? withReturned(lines, event.data.lines) : lines;
};

/**
 * The status of an order after pieces left or came back, by where its pieces then are. Nothing
 * left to ship does not change it: `OrderShipped` follows.
 */
export const statusByPieces = <Status>(
  status: Status,
  event: ShipmentDispatched | ReturnCompleted,
  lines: readonly LinePieces[],
): Status | 'partially_shipped' | 'partially_returned' | 'returned' => {
  if (event.type === 'ShipmentDispatched')
    return isAllShipped(lines) ? status : 'partially_shipped';
  return isAllReturned(lines) ? 'returned' : 'partially_returned';
};
