import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CommittedEvent } from '../../src/event-store/model.ts';
import { Tail } from '../../src/event-store/tail.ts';

const eventAt = (position: number, size = 0): CommittedEvent => ({
  position,
  revision: 0,
  eventId: '',
  stream: 's',
  record: Buffer.alloc(size),
});

const after = (head: number, count: number, size?: number): CommittedEvent[] =>
  Array.from({ length: count }, (_, index) => eventAt(head + index + 1, size));

test('gives what follows a position, or says that it no longer has it', () => {
  fc.assert(
    fc.property(
      fc.nat(1_000),
      fc.array(fc.integer({ min: 1, max: 6_000 }), { maxLength: 8 }),
      fc.nat(40_000),
      (start, groups, position) => {
        const tail = new Tail(start);
        for (const count of groups) tail.publish(after(tail.head, count));
        const found = tail.after(position, 10);
        const isGone = found === undefined && position < tail.head;
        const expected = isGone ? 0 : Math.max(0, Math.min(10, tail.head - position));
        const positions = Array.from({ length: expected }, (_, index) => position + index + 1);
        expect((found ?? []).map((event) => event.position)).toEqual(positions);
        // What has just come is always there.
        expect(tail.after(tail.head - Math.min(1_000, tail.head - start), 1)).toBeDefined();
      },
    ),
    { numRuns: 30 },
  );
});

test('has the events of a stream by their revision, or says that it has not all of them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(3), { minLength: 1, maxLength: 300 }),
      fc.integer({ min: 1, max: 200 }),
      fc.nat(3),
      fc.nat(60),
      fc.nat(60),
      (streams, mebibytes, wanted, low, span) => {
        const tail = new Tail(0);
        const last = [-1, -1, -1, -1];
        const size = (mebibytes * 1024 * 1024) / 100;
        for (const [index, stream] of streams.entries()) {
          const revision = (last[stream] ?? -1) + 1;
          last[stream] = revision;
          tail.publish([{ ...eventAt(index + 1, size), stream: `s${stream}`, revision }]);
        }
        const high = low + span;
        const found = tail.ofStream(`s${wanted}`, low, high);
        expect(found === undefined || high <= (last[wanted] ?? -1)).toBe(true);
        const revisions = found?.map(({ stream, revision }) => `${stream} ${revision}`);
        const all = Array.from({ length: span + 1 }, (_, index) => `s${wanted} ${low + index}`);
        expect(revisions ?? all).toEqual(all);
        // The newest event is always there, and nothing is after a reset.
        const newest = streams.at(-1) ?? 0;
        const at = last[newest] ?? 0;
        expect(tail.ofStream(`s${newest}`, at, at)).toHaveLength(1);
        tail.reset(0);
        expect(tail.ofStream(`s${newest}`, at, at)).toBeUndefined();
      },
    ),
    { numRuns: 50 },
  );
});

test('is bounded in bytes as well as in number', () => {
  const tail = new Tail(0);
  const mebibyte = 1024 * 1024;
  for (let n = 0; n < 100; n += 1) tail.publish(after(tail.head, 1, mebibyte));
  const kept = Array.from({ length: 100 }, (_, back) => tail.after(100 - back, 1)).filter(
    (found) => found !== undefined,
  );
  expect(kept.length).toBeLessThanOrEqual(33);
  expect(kept.length).toBeGreaterThan(8);
});

test('wakes once who waits for the next commit, also when the log ends elsewhere', () => {
  const tail = new Tail(5);
  let woken = 0;
  const wake = (): void => {
    woken += 1;
  };
  tail.onNextCommit(wake);
  tail.publish(after(5, 2));
  tail.publish(after(7, 1));
  expect(woken).toBe(1);
  tail.onNextCommit(wake);
  tail.reset(8);
  expect(woken).toBe(1);
  tail.reset(12);
  expect(woken).toBe(2);
  expect(tail.after(8, 1)).toBeUndefined();
  tail.onNextCommit(wake);
  tail.forget(wake);
  tail.publish(after(12, 1));
  expect(woken).toBe(2);
});
