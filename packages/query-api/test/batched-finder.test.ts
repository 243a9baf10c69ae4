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

it('does not answer from a statement that had begun before', async () => {
  const snapshots: ((position: bigint) => void)[] = [];
  const find = batchedFinder(async (keys: readonly string[]) => {
    const position = await new Promise<bigint>((answer) => snapshots.push(answer));
    return { position, rows: new Map(keys.map((key) => [key, key])) };
  }, String);
  const early = find('a');
  await expect.poll(() => snapshots.length).toBe(1);
  const late = find('a');
  await expect.poll(() => snapshots.length).toBe(2);
  snapshots[1]?.(2n);
  expect(await late).toEqual({ position: 2n, rows: 'a' });
  snapshots[0]?.(1n);
  expect(await early).toEqual({ position: 1n, rows: 'a' });
});
