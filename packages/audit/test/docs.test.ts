import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findingCodes } from '../src/index.ts';

/** The first two columns of every row of a table that begins with a code. */
const documented = async (): Promise<Readonly<Record<string, string>>> => {
  const page = await readFile(new URL('../../../docs/audit.md', import.meta.url), 'utf8');
  const rows = page.matchAll(/^\| `(?<code>\w+)` +\| (?<means>[^|]+?) +\|/gm);
  return Object.fromEntries([...rows].map(({ groups }) => [groups?.code, groups?.means]));
};

test('every code is explained on the page of the audit, in the words of the code', async () => {
  expect(await documented()).toStrictEqual({ ...findingCodes });
});
