import { expect, it } from 'vitest';
import { batchedFinder } from '../src/finding/batched-finder.ts';

it('asks for each key once, and answers all from one snapshot', async () => {
  const asked: (readonly string[])[] = [];
  const find = batchedFinder(async (keys: readonly string[]) => {
    asked.push(keys);
    const found = keys.filter((key) => key !== 'none');
    const rows = new Map(found.map((key) => [key, `row of ${key}`]));
    return await Promise.resolve({ position: BigInt(asked.length), rows });
  }, String);
  expect(await Promise.all(['a', 'b', 'none', 'a'].map(find))).toEqual([
    { position: 1n, rows: 'row of a' },
    { position: 1n, rows: 'row of b' },
    { position: 1n, rows: undefined },
    { position: 1n, rows: 'row of a' },
  ]);
  expect(asked).toEqual([['a', 'b', 'none']]);
  // Asked for later, it is looked up again.
  expect(await find('a')).toEqual({ position: 2n, rows: 'row of a' });
});
