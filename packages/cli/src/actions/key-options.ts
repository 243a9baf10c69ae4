import { isScope, keyName, scopes } from '@order-ledger/access';
import type { Scope } from '@order-ledger/access';
import { dayMs } from '@order-ledger/domain';
import { InvalidArgumentError } from 'commander';

/** Parsers of the options of `ledger keys`; what they refuse is wrong usage. */

export const nameOption = (text: string): string => {
  const { success, error } = keyName.safeParse(text);
  if (success) return text;
  throw new InvalidArgumentError(`It ${error.issues.map(({ message }) => message).join(', ')}.`);
};

/** `orders:read,orders:write` */
export const scopesOption = (text: string): readonly Scope[] => {
  const named = text.split(',').map((scope) => scope.trim());
  const wrong = named.filter((scope) => !isScope(scope));
  if (wrong.length === 0) return named.filter(isScope);
  throw new InvalidArgumentError(`Not a scope: ${wrong.join(', ')}. Known: ${scopes.join(', ')}.`);
};

/** `90d` from now, a date, or an instant. */
export const expiryOption = (text: string, now: Date): Date => {
  const days = /^([1-9]\d{0,4})d$/.exec(text)?.[1];
  const at = days === undefined ? new Date(text) : new Date(now.getTime() + Number(days) * dayMs);
  if (at > now) return at;
  throw new InvalidArgumentError('It must be a number of days such as 90d, or a date to come.');
};
