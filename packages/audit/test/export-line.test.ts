import { hashOfEvent } from '@order-ledger/event-store';
import type { RawEvent } from '@order-ledger/event-store';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ExportLineError, decodeExportLine, encodeExportLine } from '../src/index.ts';

/** Values whose JSON is what JSON reads: the store holds nothing else. */
const stored = fc.json().map((text): unknown => JSON.parse(text));

const anyEvent: fc.Arbitrary<RawEvent> = fc.record(
  {
    stream: fc.string({ minLength: 1, unit: 'binary' }).map((text) => text.toWellFormed()),
    revision: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
    position: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
    id: fc.uuid(),
    type: fc.string(),
    data: stored,
    metadata: stored,
    createdAt: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
  },
  { noNullPrototype: true },
);

describe('a line of an export', () => {
  test('is one line and brings back the event, with the hash it had', () => {
    fc.assert(
      fc.property(anyEvent, (event) => {
        const line = encodeExportLine(event);
        const read = decodeExportLine(line);
        expect(line).not.toContain('\n');
        expect(read).toStrictEqual(event);
        expect(hashOfEvent(read)).toBe(hashOfEvent(event));
      }),
    );
  });

  test.each([
    ['no JSON', '{'],
    ['another object', '{"stream":"order-1"}'],
    [
      'more than an event',
      '{"more":1,"stream":"a","revision":"1","position":"1","id":"","type":"","created":"2026-01-01T00:00:00Z","data":1,"metadata":1}',
    ],
    [
      'a number for a revision',
      '{"stream":"a","revision":1,"position":"1","id":"","type":"","created":"2026-01-01T00:00:00Z","data":1,"metadata":1}',
    ],
  ])('is refused when it is %s', (_, line) => {
    expect(() => decodeExportLine(line)).toThrow(ExportLineError);
  });
});
