import { stockDemand, stockItemId } from '@order-ledger/domain';
import type {
  ReleaseReason,
  Shortage,
  StockCommand,
  StockQuantity,
  StockRejection,
} from '@order-ledger/domain';
import type { CommandContext } from '@order-ledger/event-store';
import type { Origin } from '../http/command-context.ts';
import { derivedId } from '../http/derived-id.ts';
import type { Stock } from '../parts.ts';

/** One attempt to place an order, as its stock commands need to know it. */
export interface Attempt {
  readonly orderId: string;
  /** Of `PlaceOrder`: the commands to the stock follow from it. */
  readonly commandId: string;
  readonly origin: Origin;
  /** When it was asked for, and until when its stock is held unpaid. */
  readonly at: string;
  readonly paymentDueAt: string;
}

export interface Reserved {
  /** Items that the order holds now. */
  readonly held: readonly StockQuantity[];
  readonly shortages: readonly Shortage[];
  /** Other refusals: this order's id means something else at a stock stream, or is closed. */
  readonly conflicts: readonly StockRejection['code'][];
  /** The first error of an item whose outcome is not known. */
  readonly error: unknown;
}

/**
 * A stock command recognises its repetition itself, so it carries no fingerprint: streams of a
 * million reservations would have to remember each.
 */
const contextOf = (attempt: Attempt, action: string, item: StockQuantity): CommandContext => {
  const { fingerprint: _, ...origin } = attempt.origin;
  const commandId = derivedId(attempt.commandId, action, stockItemId(item));
  return { ...origin, commandId, causationId: attempt.commandId };
};

type Outcome =
  | { readonly kind: 'held' }
  | { readonly kind: 'short'; readonly available: number | null }
  | { readonly kind: 'conflict'; readonly code: StockRejection['code'] }
  | { readonly kind: 'failed'; readonly error: unknown };

const outcomeOf = (rejection: StockRejection): Outcome => {
  if (rejection.code === 'insufficient_stock') {
    return { kind: 'short', available: rejection.available };
  }
  if (rejection.code === 'unknown_stock_item') return { kind: 'short', available: null };
  return { kind: 'conflict', code: rejection.code };
};

const reserve = async (stock: Stock, attempt: Attempt, item: StockQuantity): Promise<Outcome> => {
  const command: StockCommand = {
    type: 'ReserveStock',
    reservationId: attempt.orderId,
    quantity: item.quantity,
    expiresAt: attempt.paymentDueAt,
    at: attempt.at,
  };
  try {
    const context = contextOf(attempt, 'reserve', item);
    const result = await stock.execute(stockItemId(item), command, context);
    return result.kind === 'rejected' ? outcomeOf(result.rejection) : { kind: 'held' };
  } catch (error) {
    return { kind: 'failed', error };
  }
};

/** Reserves every stock item of an order at once. Never rejects. */
export const reserveAll = async (
  stock: Stock,
  attempt: Attempt,
  lines: readonly StockQuantity[],
): Promise<Reserved> => {
  const items = stockDemand(lines);
  const outcomes = await Promise.all(
    items.map(async (item) => ({ item, ...(await reserve(stock, attempt, item)) })),
  );
  return {
    held: outcomes.flatMap((outcome) => (outcome.kind === 'held' ? [outcome.item] : [])),
    shortages: outcomes.flatMap((outcome) =>
      outcome.kind === 'short' ? [{ ...outcome.item, available: outcome.available }] : [],
    ),
    conflicts: outcomes.flatMap((outcome) => (outcome.kind === 'conflict' ? [outcome.code] : [])),
    error: outcomes.find((outcome) => outcome.kind === 'failed')?.error,
  };
};

/**
 * Gives back what an order holds that will not be placed. Never rejects: what it cannot release
 * now the process manager does, as for an order whose placement died.
 */
export const releaseAll = async (
  stock: Stock,
  attempt: Attempt,
  held: readonly StockQuantity[],
  reason: ReleaseReason,
): Promise<void> => {
  const { orderId: reservationId, at } = attempt;
  const command: StockCommand = { type: 'ReleaseReservation', reservationId, reason, at };
  await Promise.allSettled(
    held.map(
      async (item) =>
        await stock.execute(stockItemId(item), command, contextOf(attempt, 'release', item)),
    ),
  );
};
