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

/** What is written otherwise in .NET's syntax, beside what is escaped. */
const DOTNET = /\\[AzZ]|\(\?#[^)]*\)|\(\?'(\w+)'|\\[^]/g;
const ANCHORS: Readonly<Record<string, string>> = {
  '\\A': '(?<![^])',
  '\\z': '(?![^])',
  '\\Z': '(?=\\n?(?![^]))',
};

/** Servers of this protocol take .NET's syntax, where flags stand in front: `(?i)order`. */
const compile = (regex: string): RegExp => {
  const [, flags = '', rest = regex] = /^\(\?([ims]+)\)(.*)$/s.exec(regex) ?? [];
  const source = rest.replaceAll(DOTNET, (found: string, name?: string) => {
    if (name !== undefined) return `(?<${name}>`;
    return found.startsWith('(?#') ? '' : (ANCHORS[found] ?? found);
  });
  // Categories such as \p{L} want the flag, needless escapes such as \- its absence.
  for (const unicode of ['u', '']) {
    try {
      return new RegExp(source, [...new Set(flags + unicode)].join(''));
    } catch {
      continue;
    }
  }
  throw invalidArgument(`'${regex}' is not a valid regular expression`);
};
