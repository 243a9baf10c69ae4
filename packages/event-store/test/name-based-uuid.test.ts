import * as fc from 'fast-check';
import { v5 as uuidv5 } from 'uuid';
import { expect, it } from 'vitest';
import { nameBasedUuid } from '../src/index.ts';

it('makes the UUID that the library makes, of any text in any namespace', () => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.json());
  fc.assert(
    fc.property(text, fc.uuid(), (name, namespace) => {
      expect(nameBasedUuid(name, namespace)).toBe(uuidv5(name, namespace));
    }),
    { numRuns: 1_000 },
  );
});

it('takes no namespace that is no UUID', () => {
  expect(() => nameBasedUuid('text', 'ledger')).toThrow(TypeError);
});
