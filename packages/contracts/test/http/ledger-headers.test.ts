import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { entityTag, ifMatch, ledgerHeaders, ledgerPosition } from '../../src/http/index.ts';

test('an answer says where the ledger stands, and its stream when there is one', () => {
  expect(ledgerHeaders({ position: 42n, revision: 0n })).toStrictEqual({
    'ledger-position': '42',
    etag: '"0"',
  });
  expect(ledgerHeaders({ position: 42n, revision: -1n })).toStrictEqual({
    'ledger-position': '42',
  });
  expect(ledgerHeaders({ position: 42n })).toStrictEqual({ 'ledger-position': '42' });
});

test('what an answer says can be sent back', () => {
  const revisions = fc.bigInt({ min: 0n, max: 10n ** 18n - 1n });
  const positions = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
  fc.assert(
    fc.property(revisions, positions, (revision, position) => {
      const headers = ledgerHeaders({ revision, position });
      expect(ifMatch.parse(headers['etag'])).toBe(revision);
      expect(ledgerPosition.parse(headers['ledger-position'])).toBe(position);
    }),
  );
});

test('any revision matches the asterisk', () => {
  expect(ifMatch.parse('*')).toBeUndefined();
});

test.each(['', '3', 'W/"3"', '"3", "4"', '"-1"', '"x"', entityTag(10n ** 18n)])(
  'the entity tag %s is refused',
  (tag) => {
    expect(ifMatch.safeParse(tag).success).toBe(false);
  },
);

test.each(['', '-1', '1.0', '0x1', String(2n ** 64n), '9'.repeat(21)])(
  'the position %s is refused',
  (position) => {
    expect(ledgerPosition.safeParse(position).success).toBe(false);
  },
);
