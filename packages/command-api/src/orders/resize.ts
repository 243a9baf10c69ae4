import { stockDemand, stockItemId } from '@order-ledger/domain';
import type { Shortage, StockItem, StockQuantity, StockRejection } from '@order-ledger/domain';
import type { Origin } from '../http/command-context.ts';
import type { Parts } from '../parts.ts';
import { rejectionProblem } from '../rejections.ts';
import { shortageProblem } from './order-answer.ts';

/** What an order holds of a stock item, and what it is to hold. */
export interface Resize extends StockItem {
  /** Pieces. */
  readonly from: number;
  readonly to: number;
}

type Lines = readonly StockQuantity[];

/** How the reservations of an order change with its lines. */
export const resizesOf = (before: Lines, after: Lines): readonly Resize[] => {
  const held = new Map(stockDemand(before).map((item) => [stockItemId(item), item.quantity]));
  return stockDemand(after).flatMap(({ quantity: to, ...item }) => {
    const from = held.get(stockItemId(item)) ?? 0;
    return from === to ? [] : [{ ...item, from, to }];
  });
};

/** Whose reservations, on whose behalf. */
export type Resizing = Pick<Parts, 'stock' | 'newId' | 'now'> & {
  readonly origin: Origin;
  readonly causationId: string;
  readonly orderId: string;
};

/** Only while it holds what it is said to: two changes at once do not undo one another. */
const resize = async (
  { stock, newId, now, origin, causationId, orderId }: Resizing,
  { from, to, ...item }: Resize,
): Promise<StockRejection | undefined> => {
  const command = {
    type: 'ResizeReservation',
    reservationId: orderId,
    quantity: to,
    expected: from,
    at: now().toISOString(),
  } as const;
  const context = { ...origin, causationId, commandId: newId() };
  const result = await stock.execute(stockItemId(item), command, context);
  return result.kind === 'rejected' ? result.rejection : undefined;
};

/** Gives pieces back. What cannot be given back now the process manager does. */
export const shrinkAll = async (resizing: Resizing, resizes: readonly Resize[]): Promise<void> => {
  const smaller = resizes.filter(({ from, to }) => to < from);
  await Promise.allSettled(smaller.map(async (item) => await resize(resizing, item)));
};

const undone = ({ from, to, ...item }: Resize): Resize => ({ ...item, from: to, to: from });

/** Takes back what `growAll` took. */
export const undoGrowth = async (resizing: Resizing, resizes: readonly Resize[]): Promise<void> => {
  await shrinkAll(resizing, resizes.filter(({ from, to }) => to > from).map(undone));
};

type Outcome =
  | { readonly kind: 'grown' }
  | { readonly kind: 'refused'; readonly rejection: StockRejection }
  | { readonly kind: 'failed'; readonly error: unknown };

const grow = async (resizing: Resizing, item: Resize): Promise<Outcome> => {
  try {
    const rejection = await resize(resizing, item);
    return rejection === undefined ? { kind: 'grown' } : { kind: 'refused', rejection };
  } catch (error) {
    return { kind: 'failed', error };
  }
};

/** Why the items of an order cannot grow: a known refusal counts more than an open outcome. */
const reasonOf = (
  orderId: string,
  grown: readonly { readonly item: Resize; readonly outcome: Outcome }[],
): unknown => {
  const shortages: Shortage[] = [];
  const others: unknown[] = [];
  for (const { item, outcome } of grown) {
    if (outcome.kind === 'failed') others.push(outcome.error);
    if (outcome.kind !== 'refused') continue;
    const { rejection } = outcome;
    if (rejection.code === 'insufficient_stock') {
      const { requested: quantity, available } = rejection;
      shortages.push({ ...item, quantity, available });
    } else {
      others.unshift(rejectionProblem(orderId, { rejection }));
    }
  }
  return shortages.length > 0 ? shortageProblem(shortages) : others[0];
};

/**
 * Reserves the pieces that an order is to hold more, of all items or of none. Throws the reason
 * when it is none.
 */
export const growAll = async (resizing: Resizing, resizes: readonly Resize[]): Promise<void> => {
  const larger = resizes.filter(({ from, to }) => to > from);
  const grown = await Promise.all(
    larger.map(async (item) => ({ item, outcome: await grow(resizing, item) })),
  );
  const held = grown.filter(({ outcome }) => outcome.kind === 'grown');
  if (held.length === grown.length) return;
  await undoGrowth(
    resizing,
    held.map(({ item }) => item),
  );
  throw reasonOf(resizing.orderId, grown);
};
