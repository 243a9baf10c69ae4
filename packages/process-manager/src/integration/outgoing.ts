import type { IntegrationEventOf, IntegrationEventType } from '@order-ledger/contracts';
import type { LinePart, OrderPlaced, Totals } from '@order-ledger/domain';
import { formatDecimal } from '@order-ledger/domain';

/** What an event of the ledger says to other services: type and data belong together. */
export type Outgoing = {
  [Type in IntegrationEventType]: Pick<IntegrationEventOf<Type>, 'type' | 'data'>;
}[IntegrationEventType];

type Placed = Pick<OrderPlaced['data'], 'lines'>;

/** Parts of an order as other services know them, with the product of their line. */
export const partsOf = ({ lines }: Placed, parts: readonly LinePart[]) =>
  parts.map(({ line, quantity }) => {
    const { productId: product_id = '', warehouseId: warehouse_id = '' } = lines[line - 1] ?? {};
    return { line, product_id, warehouse_id, quantity };
  });

export const totalsOf = (totals: Totals, currency: string) => ({
  currency,
  subtotal: formatDecimal(totals.subtotal, currency),
  discount: formatDecimal(totals.discount, currency),
  tax: formatDecimal(totals.tax, currency),
  shipping: formatDecimal(totals.shipping, currency),
  total: formatDecimal(totals.total, currency),
});

export const moneyOf = ({ amount, currency }: { amount: number; currency: string }) => ({
  amount: formatDecimal(amount, currency),
  currency,
});
