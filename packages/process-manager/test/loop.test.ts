import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBatcher } from '../src/batcher.ts';
import { startLoop } from '../src/loop.ts';
import type { Next } from '../src/loop.ts';
import { silent } from './support/servers.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const started = (...script: readonly (Next | Error)[]) => {
  let rounds = 0;
  const loop = startLoop({
    name: 'test',
    logger: silent,
    round: async () => {
      const next = script[rounds] ?? { waitMs: 1_000_000 };
      rounds += 1;
      if (next instanceof Error) throw next;
      return await Promise.resolve(next);
    },
  });
  return { loop, rounds: () => rounds };
};

describe('a loop', () => {
  test('goes on while there is work, then sleeps as long as it may', async () => {
    const { loop, rounds } = started({ again: true }, { again: true }, { waitMs: 500 });
    await vi.advanceTimersByTimeAsync(499);
    expect(rounds()).toBe(3);
    expect(loop.idle()).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(rounds()).toBe(4);
    await loop.stop();
  });

  test('looks at once when it is poked, also in the middle of a round', async () => {
    const { loop, rounds } = started({ waitMs: 500 }, { waitMs: 500 });
    loop.poke();
    await vi.advanceTimersByTimeAsync(1);
    expect(rounds()).toBe(2);
    loop.poke();
    await vi.advanceTimersByTimeAsync(1);
    expect(rounds()).toBe(3);
    await loop.stop();
  });

  test('waits longer after each failure, and no poke shortens that', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(1);
    const down = new Error('down');
    const { loop, rounds } = started(down, down, down);
    const roundsAfter = async (ms: number): Promise<number> => {
      await vi.advanceTimersByTimeAsync(ms);
      loop.poke();
      return rounds();
    };
    expect(await roundsAfter(199)).toBe(1);
    expect(await roundsAfter(1)).toBe(2);
    expect(await roundsAfter(399)).toBe(2);
    expect(await roundsAfter(1)).toBe(3);
    expect(await roundsAfter(799)).toBe(3);
    expect(await roundsAfter(1)).toBe(4);
    await loop.stop();
  });
});

describe('a batcher', () => {
  test('does together what came meanwhile, in order and not more than allowed', async () => {
    const batches: (readonly number[])[] = [];
    const add = createBatcher<number>(
      async (items) => {
        batches.push(items);
        await Promise.resolve();
      },
      { maxBatch: 3 },
    );
    await Promise.all([1, 2, 3, 4, 5].map(add));
    await add(6);
    expect(batches).toStrictEqual([[1], [2, 3, 4], [5], [6]]);
  });

  test('gathers longer in a rush, and not for what comes after a quiet time', async () => {
    const batches: (readonly number[])[] = [];
    const work = async (items: readonly number[]): Promise<void> => {
      batches.push(items);
      await Promise.resolve();
    };
    const add = createBatcher<number>(work, { maxBatch: 3, gatherMsPerItem: 10 });
    await add(1);
    vi.advanceTimersByTime(10);
    await add(2);
    const gathered = [3, 4].map(add);
    expect(batches).toStrictEqual([[1], [2]]);
    await vi.advanceTimersByTimeAsync(10);
    await Promise.all(gathered);
    expect(batches.at(-1)).toStrictEqual([3, 4]);
    // As many as may be together wait for nobody.
    await Promise.all([5, 6, 7].map(add));
    expect(batches.at(-1)).toStrictEqual([5, 6, 7]);
  });

  test('fails those of a batch that failed, and goes on with the next', async () => {
    const add = createBatcher<number>(
      async (items) => {
        await Promise.resolve();
        if (items.includes(2)) throw new Error('bad');
      },
      { maxBatch: 1 },
    );
    const results = await Promise.allSettled([1, 2, 3].map(add));
    expect(results.map(({ status }) => status)).toStrictEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });
});
