import { isMinor, maxMinor } from '../shared/money.ts';
import type { Minor } from '../shared/money.ts';
import type { OrderLine, Totals } from './events.ts';

/**
 * Sums an order in integer minor units. `undefined` when a sum leaves 0…`maxMinor` or the discount
 * exceeds the subtotal.
 */
export const totalsOf = (
  lines: readonly OrderLine[],
  charges: { readonly discount: Minor; readonly tax: Minor; readonly shipping: Minor },
): Totals | undefined => {
  let subtotal = 0;
  for (const line of lines) {
    subtotal += line.unitPrice * line.quantity;
    if (subtotal > maxMinor) return undefined;
  }
  const { discount, tax, shipping } = charges;
  const total = subtotal - discount + tax + shipping;
  const inRange = [subtotal, discount, tax, shipping, total].every(isMinor);
  return inRange && discount <= subtotal ? { subtotal, discount, tax, shipping, total } : undefined;
};

/** `amount * part / whole`, rounded down. */
const share = (amount: Minor, part: Minor, whole: Minor): Minor =>
  Number((BigInt(amount) * BigInt(part)) / BigInt(whole));

/**
 * The totals of an order whose quantities have changed: discount and tax follow the subtotal, the
 * shipping stays. `undefined` when a sum is out of range.
 */
export const totalsAfterChange = (
  lines: readonly OrderLine[],
  { subtotal: before, discount, tax, shipping }: Totals,
): Totals | undefined => {
  const bare = totalsOf(lines, { discount: 0, tax: 0, shipping });
  if (bare === undefined || before === 0) {
    return bare && totalsOf(lines, { discount, tax, shipping });
  }
  const { subtotal } = bare;
  return totalsOf(lines, {
    discount: share(discount, subtotal, before),
    tax: share(tax, subtotal, before),
    shipping,
  });
};

/**
 * What the customer paid for pieces that cost `value` before discount and tax; the shipping is no
 * part of it. Rounded down: what one more piece is worth is the difference of two of these, so
 * that all pieces together are worth exactly what was paid for them.
 */
export const paidForValue = (value: Minor, { subtotal, discount, tax }: Totals): Minor =>
  subtotal === 0 ? 0 : share(subtotal - discount + tax, value, subtotal);
