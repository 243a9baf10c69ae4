import { expect, it } from 'vitest';
import { inBatches } from '../src/in-batches.ts';

/** Lets the event loop turn so many times. */
const turns = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
  }
};

it('asks at once when idle, and gathers while two calls are under way', async () => {
  const calls: string[][] = [];
  const gates: (() => void)[] = [];
  const loader = inBatches<string, string>(async (keys) => {
    calls.push([...keys]);
    await new Promise<void>((resolve) => gates.push(resolve));
    return keys.map((key) => key.toUpperCase());
  });
  const first = loader.load('a');
  await expect.poll(() => calls.length).toBe(1);
  const second = loader.load('b');
  await expect.poll(() => calls.length).toBe(2);
  const later = ['c', 'd', 'e'].map(async (key) => {
    await turns(1);
    return await loader.load(key);
  });
  await turns(5);
  expect(calls).toEqual([['a'], ['b']]);
  gates[0]?.();
  expect(await first).toBe('A');
  await expect.poll(() => calls.length).toBe(3);
  expect(calls[2]).toEqual(['c', 'd', 'e']);
  gates[1]?.();
  gates[2]?.();
  expect(await Promise.all([second, ...later])).toEqual(['B', 'C', 'D', 'E']);
});

it('goes on after a call that failed', async () => {
  let calls = 0;
  const loader = inBatches<string, string>(async (keys) => {
    calls += 1;
    if (calls <= 3) throw new Error('down');
    return await Promise.resolve(keys);
  });
  const results = await Promise.allSettled(
    ['a', 'b', 'c'].map(async (key, turn) => {
      await turns(turn * 3);
      return await loader.load(key);
    }),
  );
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  expect(await loader.load('d')).toBe('d');
});
