import { formatDecimal } from '@order-ledger/domain';
import type { OrderSum, ReservationSum } from '@order-ledger/read-model';
import type { AnalyticsBody } from './analytics.schema.ts';

type Sum = OrderSum | ReservationSum;
type Sums = AnalyticsBody['meta']['totals'];

const isOrders = (sum: Sum): sum is OrderSum => sum.kind === 'orders';
const isReservations = (sum: Sum): sum is ReservationSum => sum.kind === 'reservations';

const total = (counts: Iterable<string>): number => {
  let sum = 0;
  for (const count of counts) sum += Number(count);
  return sum;
};

/** A share of a whole, to four digits. */
const rateOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;

const countsByStatus = (sums: readonly OrderSum[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, count } of sums) counts[status] = (counts[status] ?? 0) + Number(count);
  return counts;
};

/** Sums of many orders can be larger than an exact number: added and divided as bigint. */
const valuesOf = (sums: readonly OrderSum[]): Sums['values'] =>
  [...Map.groupBy(sums, ({ currency }) => currency)]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([currency, ofCurrency]) => {
      const created = ofCurrency.reduce((sum, { value }) => sum + BigInt(value), 0n);
      const average = created / BigInt(total(ofCurrency.map(({ count }) => count)));
      return {
        currency,
        created: formatDecimal(Number(created), currency),
        average: formatDecimal(Number(average), currency),
      };
    });

const sumsOf = (sums: readonly Sum[]): Sums => {
  const orderSums = sums.filter(isOrders);
  const reservationSums = sums.filter(isReservations);
  const orders = total(orderSums.map(({ count }) => count));
  const byStatus = countsByStatus(orderSums);
  const reservations = total(reservationSums.map(({ count }) => count));
  const expired = total(reservationSums.map(({ expired }) => expired));
  return {
    orders,
    by_status: byStatus,
    values: valuesOf(orderSums),
    cancellation_rate: rateOf(byStatus['cancelled'] ?? 0, orders),
    reservations,
    reservation_expiry_rate: rateOf(expired, reservations),
  };
};

/** By day, and over all days. */
export const analyticsBody = (sums: readonly Sum[]): AnalyticsBody => ({
  data: [...Map.groupBy(sums, ({ day }) => day)].map(([day, ofDay]) => ({
    day,
    ...sumsOf(ofDay),
  })),
  meta: { totals: sumsOf(sums) },
});
