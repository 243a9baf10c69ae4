import { describe, expect, test } from 'vitest';
import { codecOf, codecs, isCategory, parseStreamName } from '../../src/index.ts';
import type { Category, EventCodec, LedgerDomainEvent } from '../../src/index.ts';
import { fixture, recordedTypes, recordedVersions } from './fixtures.ts';
import { recordedEvents } from './recorded-events.ts';

describe.each(recordedVersions())('the recordings of %s', (version) => {
  test.each(recordedTypes(version))('%s is read as it was written', (type) => {
    const { stream, ...stored } = fixture(version, type);
    const category = parseStreamName(stream)?.category ?? '';
    expect(isCategory(category)).toBe(true);
    const decoded = codecOf(category as Category).decode(stored);
    expect(decoded.event).toStrictEqual({
      type,
      data: recordedEvents[type as LedgerDomainEvent['type']],
    });
    expect(decoded.metadata).toStrictEqual(stored.metadata);
    expect(`v${decoded.metadata.schemaVersion}`).toBe(version);
  });
});

/** Each event type of a codec with all versions that it ever had. */
const versionsOf = <Event extends LedgerDomainEvent>(codec: EventCodec<Event>) =>
  codec.types.map((type: Event['type']) => {
    const { schemaVersion } = codec.encode({ type, data: recordedEvents[type] } as Event);
    return { type, versions: Array.from({ length: schemaVersion }, (_, index) => `v${index + 1}`) };
  });

const allVersions = {
  order: versionsOf(codecs.order),
  stockReservation: versionsOf(codecs.stockReservation),
  product: versionsOf(codecs.product),
  hold: versionsOf(codecs.hold),
  orderNumbers: versionsOf(codecs.orderNumbers),
  idempotencyKey: versionsOf(codecs.idempotencyKey),
} satisfies Record<Category, unknown>;

test.each(Object.values(allVersions).flat())(
  '$type is recorded in each of its versions',
  ({ type, versions }) => {
    const recorded = recordedVersions().filter((version) => recordedTypes(version).includes(type));
    expect(recorded).toStrictEqual(versions);
  },
);

test('nothing is recorded that no codec knows', () => {
  const known = Object.values(allVersions).flatMap((types) => types.map(({ type }) => type));
  expect([...new Set(recordedVersions().flatMap(recordedTypes))]).toStrictEqual(known.toSorted());
});
