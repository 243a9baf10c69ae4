import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyMap } from '../../src/index.ts';
import type { PersistentMap } from '../../src/index.ts';

/** Pairs of keys whose 32-bit hashes (FNV-1a) are equal, so that they share a leaf. */
const collisions = [
  ['r66999', 'r916676'],
  ['r66998', 'r916677'],
] as const;

/** Keys whose hashes part only at the last level of the trie. */
const lateParting = ['k9dpjec', 'k9hq5eo', 'kdje0ch', 'kfta2u0'];

const contentOf = (map: PersistentMap<number>): readonly (readonly [string, number])[] =>
  [...map.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1));

const anyKey = fc.oneof(
  fc.constantFrom(...collisions.flat(), ...lateParting, '', '__proto__', 'constructor'),
  fc.integer({ min: 0, max: 100 }).map((n) => `key${n}`),
  fc.string({ unit: 'binary', maxLength: 6 }),
);

const anyChange = fc.oneof(
  { weight: 2, arbitrary: fc.record({ set: anyKey, value: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ delete: anyKey }) },
);

describe('a persistent map', () => {
  test('holds what a Map holds after any changes, and so does every older version', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 200 }), (changes) => {
        let map = emptyMap<number>();
        const model = new Map<string, number>();
        const versions: { map: PersistentMap<number>; content: [string, number][] }[] = [];
        for (const change of changes) {
          versions.push({ map, content: [...model] });
          if ('set' in change) {
            map = map.set(change.set, change.value);
            model.set(change.set, change.value);
          } else {
            map = map.delete(change.delete);
            model.delete(change.delete);
          }
        }
        versions.push({ map, content: [...model] });
        for (const version of versions) {
          const content = version.content.toSorted(([a], [b]) => (a < b ? -1 : 1));
          expect(version.map.size).toBe(content.length);
          expect(contentOf(version.map)).toStrictEqual(content);
        }
      }),
      { numRuns: 200 },
    );
  });

  test.each(collisions)('tells %s and %s apart, whose hashes are equal', (a, b) => {
    const both = emptyMap<number>().set(a, 1).set(b, 2);
    expect([both.get(a), both.get(b), both.size]).toStrictEqual([1, 2, 2]);
    expect(contentOf(both.set(a, 3))).toStrictEqual(contentOf(both.delete(a).set(a, 3)));
    const one = both.delete(a);
    expect([one.get(a), one.get(b), one.size]).toStrictEqual([undefined, 2, 1]);
    expect(emptyMap<number>().set(a, 1).delete(b).get(a)).toBe(1);
    expect(emptyMap<number>().set(a, 1).has(b)).toBe(false);
  });

  test('holds falsy values', () => {
    const map = emptyMap<number | boolean | null>().set('a', 0).set('b', false).set('c', null);
    expect(['a', 'b', 'c', 'd'].map((key) => map.has(key))).toStrictEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(map.get('c')).toBeNull();
  });

  test('holds 20,000 entries and gives them all back', () => {
    let map = emptyMap<number>();
    for (let i = 0; i < 20_000; i += 1) map = map.set(`reservation-${i}`, i);
    expect(map.size).toBe(20_000);
    const full = map;
    for (let i = 0; i < 20_000; i += 2) map = map.delete(`reservation-${i}`);
    expect(map.size).toBe(10_000);
    expect([map.get('reservation-4'), map.get('reservation-5')]).toStrictEqual([undefined, 5]);
    expect(full.get('reservation-4')).toBe(4);
    expect([...map.entries()]).toHaveLength(10_000);
  });
});
