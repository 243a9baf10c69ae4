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
