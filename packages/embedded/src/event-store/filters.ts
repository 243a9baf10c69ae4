import { invalidArgument } from './errors.ts';
import type { StoredEvent } from './model.ts';
import { recordStream, recordType } from './wire/record.ts';

/** A filter of $all. Empty `regex` = by prefixes. */
export interface FilterOptions {
  readonly on: 'stream' | 'type';
  readonly regex: string;
  readonly prefixes: readonly string[];
}

export type EventFilter = (event: StoredEvent) => boolean;

/** Throws INVALID_ARGUMENT when the regular expression is none. */
export const createFilter = ({ on, regex, prefixes }: FilterOptions): EventFilter => {
  const textOf = on === 'stream' ? recordStream : recordType;
  if (regex === '') {
    return ({ record }) => {
      const text = textOf(record);
      return prefixes.some((prefix) => text.startsWith(prefix));
    };
  }
  const pattern = compile(regex);
  return ({ record }) => pattern.test(textOf(record));
};

/** Servers of this protocol take .NET's syntax, where flags stand in front: `(?i)order`. */
const compile = (regex: string): RegExp => {
  const [, flags = '', source = regex] = /^\(\?([ims]+)\)(.*)$/s.exec(regex) ?? [];
  try {
    return new RegExp(source, [...new Set(flags)].join(''));
  } catch {
    throw invalidArgument(`'${regex}' is not a valid regular expression`);
  }
};
