import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idempotencyKeyDecider } from '../src/index.ts';
import type { KeyUsed, UseKey } from '../src/index.ts';
import { specOf } from './spec.ts';
import { eventsOf, play } from './support/play.ts';

const given = specOf(idempotencyKeyDecider);
const at = '2026-11-20T10:00:00.000Z';
const later = '2026-11-20T10:05:00.000Z';
const target = 'stockReservation-berlin.lamp';
const use = (fingerprint: string): UseKey => ({ type: 'UseKey', fingerprint, target, at });
const used = (fingerprint: string): KeyUsed => ({
  type: 'KeyUsed',
  data: { fingerprint, target, usedAt: at },
});

describe('UseKey', () => {
  test('gives a key to its first request', () => {
    given([])
      .when(use('a'))
      .then([used('a')]);
  });

  test('again for the same request changes nothing', () => {
    given([used('a')])
      .when({ ...use('a'), at: later })
      .thenNothing();
  });

  test('for another request is refused', () => {
    given([used('a')])
      .when(use('b'))
      .thenRejected({ code: 'idempotency_key_reused' });
  });

  test('gives a key to one request, whatever comes after it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), (fingerprints) => {
        const events = eventsOf(play(idempotencyKeyDecider, fingerprints.map(use)));
        expect(events).toStrictEqual([used(fingerprints[0] ?? '')]);
      }),
    );
  });
});
