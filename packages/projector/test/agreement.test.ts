import {
  type StockEvent,
  evolveOrder,
  evolveProduct,
  evolveStock,
  fold,
  initialOrder,
  initialProduct,
  initialStock,
} from '@order-ledger/domain';
import type { DomainEvent, LedgerEvent } from '@order-ledger/event-store';
import {
  foldEvents,
  nothingFolded,
  type Projection,
  type Row,
  orderDetails,
  orderListing,
  product,
  reservation,
  stock,
} from '@order-ledger/projections';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orders, products, stockItems } from './support/deliveries-of.ts';

const eventsIn = <Event extends DomainEvent>(delivered: readonly LedgerEvent<Event>[]): Event[] =>
  delivered.map(({ event }) => event);

const rowsAfter = <Event extends DomainEvent, Content extends object>(
  projection: Projection<Event, Content>,
  events: readonly LedgerEvent<Event>[],
): readonly Row<Content>[] => [...foldEvents(projection, nothingFolded(), events).rows.values()];

/**
 * Whether its movements name reservations that were made, as those of every order do. The
 * aggregate forgets old ends, so it cannot refuse the others, which no row can tell of.
 */
const movesWhatWasReserved = (delivered: readonly LedgerEvent<StockEvent>[]): boolean => {
  const made = new Set<string>();
  return delivered.every(({ event: { type, data } }) => {
    if (!('reservationId' in data)) return true;
    if (type === 'StockReserved') made.add(data.reservationId);
    return made.has(data.reservationId);
  });
};

describe('rows agree with the aggregate, whatever its life', () => {
  it('of an order, in everything', () => {
    fc.assert(
      fc.property(orders, (delivered) => {
        const state = fold(evolveOrder, initialOrder, eventsIn(delivered));
        if (!('order' in state)) throw new Error('not placed');
        const { order, money, goods, status } = state;
        const [row] = rowsAfter(orderDetails, delivered);
        const { totals } = order;
        expect(row).toMatchObject({
          status,
          lines: order.lines,
          subtotal: `${totals.subtotal}`,
          discount: `${totals.discount}`,
          tax: `${totals.tax}`,
          total: `${totals.total}`,
          shipping_address: order.shippingAddress,
          notes: order.notes,
          metadata: order.metadata ?? null,
          payment_attempts: money.attempts,
          payment_failures: money.failures,
          surplus_payments: money.surplus,
          refunds: money.refunds,
          shipments: goods.shipments,
          returns: goods.returns,
          payment_due_at: new Date(order.paymentDueAt),
          delivered_at: goods.deliveredAt === null ? null : new Date(goods.deliveredAt),
        });
        expect(row?.payment?.reference).toBe(
          'payment' in state ? state.payment?.reference : undefined,
        );
        expect(row?.status_history.at(-1)?.to).toBe(status);
        const [listed] = rowsAfter(orderListing, delivered);
        const pieces = order.lines.reduce((sum, line) => sum + line.quantity, 0);
        expect(listed).toMatchObject({ status, pieces, total: `${totals.total}` });
      }),
      { numRuns: 300 },
    );
  });

  it('of a stock item, in its pieces', () => {
    fc.assert(
      fc.property(stockItems, (delivered) => {
        const state = fold(evolveStock, initialStock, eventsIn(delivered));
        const { received, reserved, confirmed, shipped } = state;
        expect(rowsAfter(stock, delivered)).toMatchObject([
          { received, reserved, confirmed, shipped },
        ]);
      }),
    );
  });

  it('of its reservations, one by one and in their sums', () => {
    fc.assert(
      fc.property(stockItems.filter(movesWhatWasReserved), (delivered) => {
        const { active, confirmed } = fold(evolveStock, initialStock, eventsIn(delivered));
        const rows = rowsAfter(reservation, delivered);
        const activeRows = rows.filter(({ status }) => status === 'active');
        expect(activeRows).toHaveLength(active.size);
        for (const row of activeRows) {
          const { quantity, expiresAt } = active.get(row.reservation_id) ?? {};
          expect(row).toMatchObject({ quantity, expires_at: new Date(expiresAt ?? 0) });
        }
        const sold = rows.map((row) =>
          row.status === 'confirmed' ? row.quantity - row.returned : -row.returned,
        );
        expect(sold.reduce((sum, pieces) => sum + pieces, 0)).toBe(confirmed);
      }),
    );
  });

  it('of a product', () => {
    fc.assert(
      fc.property(products, (delivered) => {
        const state = fold(evolveProduct, initialProduct, eventsIn(delivered));
        if (state.status === 'unknown') throw new Error('not created');
        const { name, price, currency } = state.product;
        const expected = { status: state.status, name, price: `${price}`, currency };
        expect(rowsAfter(product, delivered)).toMatchObject([expected]);
      }),
    );
  });
});
