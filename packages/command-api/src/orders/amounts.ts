import { parseDecimal } from '@order-ledger/domain';
import type { Currency, Minor } from '@order-ledger/domain';
import { commonProblem } from '@order-ledger/service-kit';
import type { FieldError } from '@order-ledger/service-kit';

/** Reads amounts of one currency and collects what is wrong with them. */
export interface AmountReader {
  /** In minor units; 0 for what is no amount of the currency, which is reported. */
  readonly read: (text: string, pointer: string) => Minor;
  readonly report: (pointer: string, message: string) => void;
  /** Throws `invalid_request` when anything was reported. */
  readonly finish: () => void;
}

export const amountReader = (currency: Currency): AmountReader => {
  const errors: FieldError[] = [];
  const report = (pointer: string, message: string): void => {
    errors.push({ pointer, message });
  };
  return {
    read: (text, pointer) => {
      const minor = parseDecimal(text, currency);
      if (minor === undefined) report(pointer, `is no amount of ${currency}`);
      return minor ?? 0;
    },
    report,
    finish: () => {
      if (errors.length > 0) throw commonProblem('invalid_request', { errors });
    },
  };
};

/** One amount in minor units; throws `invalid_request` at the pointer. */
export const readAmount = (text: string, currency: Currency, pointer: string): Minor => {
  const reader = amountReader(currency);
  const minor = reader.read(text, pointer);
  reader.finish();
  return minor;
};
