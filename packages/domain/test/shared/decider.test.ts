import { expect, test } from 'vitest';
import { assertNever, fold, isRejection } from '../../src/index.ts';

test('events are no rejection, not even when there are none', () => {
  expect(isRejection([])).toBe(false);
  expect(isRejection([{ type: 'Happened' }])).toBe(false);
  expect(isRejection({ code: 'refused' })).toBe(true);
});

test('a fold goes through the events from the oldest to the newest', () => {
  expect(fold((state: string, event: string) => state + event, '>', ['a', 'b', 'c'])).toBe('>abc');
});

test('an impossible value is a loud error', () => {
  expect(() => assertNever({ type: 'Unheard' } as never)).toThrow('{"type":"Unheard"}');
});
