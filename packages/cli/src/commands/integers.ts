import { InvalidArgumentError } from 'commander';

/** Parses an option that counts, of so many digits at most; what it refuses is wrong usage. */
export const integerOption =
  (least: 0 | 1, digits: number) =>
  (text: string): number => {
    if (/^\d+$/.test(text) && text.length <= digits && Number(text) >= least) return Number(text);
    throw new InvalidArgumentError(`It must be an integer from ${least} to ${'9'.repeat(digits)}.`);
  };
