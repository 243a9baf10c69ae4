import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { Lanes } from '../src/executor/lanes.ts';

const streams = ['a', 'b', 'c'] as const;

interface Run {
  readonly added: Map<string, number[]>;
  readonly worked: Map<string, number[]>;
  most: number;
  /** Two pieces of work on one stream at the same time. */
  overlaps: number;
}

const note = (map: Map<string, number[]>, id: string, indices: readonly number[]): void => {
  map.set(id, [...(map.get(id) ?? []), ...indices]);
};

/** Adds the items in order, some of them while others are worked on; all work ends in any order. */
const run = async (
  scheduler: fc.Scheduler,
  items: readonly string[],
  maxActive: number,
  maxBatch: number,
): Promise<Run> => {
  const result: Run = { added: new Map(), worked: new Map(), most: 0, overlaps: 0 };
  const busy = new Set<string>();
  const lanes = new Lanes<number>(maxActive, async (lane) => {
    if (busy.has(lane.id)) result.overlaps += 1;
    busy.add(lane.id);
    result.most = Math.max(result.most, busy.size);
    const batch = lane.items.splice(0, maxBatch);
    await scheduler.schedule(Promise.resolve(), `work on ${lane.id}`);
    note(result.worked, lane.id, batch);
    busy.delete(lane.id);
  });
  const add = async (id: string, index: number): Promise<void> => {
    await scheduler.schedule(Promise.resolve(), `add to ${id}`);
    note(result.added, id, [index]);
    lanes.add(id, index);
  };
  for (const [index, id] of items.entries()) {
    void add(id, index);
  }
  await scheduler.waitIdle();
  return result;
};

it('every item is worked on once, in order, one batch of a stream at a time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.constantFrom(...streams), { maxLength: 20 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 4 }),
      async (scheduler, items, maxActive, maxBatch) => {
        const { added, worked, most, overlaps } = await run(scheduler, items, maxActive, maxBatch);
        expect(overlaps).toBe(0);
        expect(most).toBeLessThanOrEqual(maxActive);
        expect(worked).toEqual(added);
        expect([...worked.values()].flat()).toHaveLength(items.length);
      },
    ),
  );
});

it('streams take turns', async () => {
  const turns: string[] = [];
  const lanes = new Lanes<number>(1, async (lane) => {
    lane.items.shift();
    turns.push(lane.id);
    await Promise.resolve();
  });
  for (const id of ['a', 'a', 'a', 'b', 'b', 'c']) lanes.add(id, 0);
  await expect.poll(() => turns).toHaveLength(6);
  expect(turns).toEqual(['a', 'b', 'c', 'a', 'b', 'a']);
});
