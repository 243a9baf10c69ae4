/** Integer minor units of a currency: cents of USD, yen of JPY. Never a fraction. */
export type Minor = number;

/** ISO 4217 code, upper case. */
export type Currency = string;

/** Far above any order and far below 2^53, so that sums of capped amounts stay exact. */
export const maxMinor = 1_000_000_000_000;

/** A price, charge or sum that the ledger accepts: an integer from 0 to `maxMinor`. */
export const isMinor = (amount: Minor): boolean =>
  Number.isInteger(amount) && amount >= 0 && amount <= maxMinor;

/** Decimal digits of the currencies that do not have two (ISO 4217). */
const digitsByCurrency: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

export const minorDigits = (currency: Currency): number => digitsByCurrency[currency] ?? 2;

const decimalPattern = /^(0|[1-9]\d{0,14})(?:\.(\d{1,4}))?$/;

/**
 * Reads a decimal such as `"19.99"` as minor units. Trailing zeros beyond the currency's digits
 * are harmless; anything else beyond them, a sign, an exponent or an amount over `maxMinor` is
 * `undefined`.
 */
export const parseDecimal = (text: string, currency: Currency): Minor | undefined => {
  const match = decimalPattern.exec(text);
  if (match === null) return undefined;
  const digits = minorDigits(currency);
  const fraction = match[2] ?? '';
  if (/[^0]/.test(fraction.slice(digits))) return undefined;
  const minor = Number(`${match[1]}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  return minor <= maxMinor ? minor : undefined;
};

/** Writes minor units as a decimal with exactly the currency's digits. */
export const formatDecimal = (amount: Minor, currency: Currency): string => {
  const digits = minorDigits(currency);
  const sign = amount < 0 ? '-' : '';
  const text = String(Math.abs(amount)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
};

/**
 * Splits an amount by weights with the largest-remainder method: the parts are integers and sum
 * to exactly the amount. The amount and the weights are non-negative integers, at least one weight
 * is positive.
 */
export const allocate = (amount: Minor, weights: readonly number[]): readonly Minor[] => {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = weights.map((weight, index) => {
    const product = BigInt(amount) * BigInt(weight);
    return { index, floor: product / total, remainder: product % total };
  });
  let left = BigInt(amount) - shares.reduce((sum, share) => sum + share.floor, 0n);
  const parts = shares.map((share) => Number(share.floor));
  for (const { index } of shares.toSorted((a, b) => Number(b.remainder - a.remainder))) {
    if (left === 0n) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1n;
  }
  return parts;
};
