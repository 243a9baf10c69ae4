import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codecs } from '../../src/index.ts';
import type { Category, EventCodec, LedgerDomainEvent } from '../../src/index.ts';
import { anyData, anyMetadata } from './any-event.ts';

/** Specs of one codec: `data` has an arbitrary for each event type of its category. */
const describeCodec = <Event extends LedgerDomainEvent>(
  category: Category,
  codec: EventCodec<Event>,
  data: Readonly<Record<Event['type'], fc.Arbitrary<unknown>>>,
): void => {
  describe(`the codec of ${category}`, () => {
    test('knows the event types of its category and no other', () => {
      expect(codec.types.toSorted()).toStrictEqual(Object.keys(data).toSorted());
    });

    test.each(codec.types)('%s survives being written and read', (type: Event['type']) => {
      fc.assert(
        fc.property(data[type], anyMetadata, (anyDataOfType, unversioned) => {
          const event = { type, data: anyDataOfType } as Event;
          const { schemaVersion, ...encoded } = codec.encode(event);
          const metadata = { ...unversioned, schemaVersion };
          const read = JSON.parse(JSON.stringify({ data: encoded.data, metadata })) as {
            data: unknown;
            metadata: unknown;
          };
          expect(codec.decode({ type: encoded.type, ...read })).toStrictEqual({ event, metadata });
        }),
      );
    });
  });
};

describeCodec('order', codecs.order, anyData.order);
describeCodec('stockReservation', codecs.stockReservation, anyData.stockReservation);
describeCodec('product', codecs.product, anyData.product);
describeCodec('hold', codecs.hold, anyData.hold);
describeCodec('orderNumbers', codecs.orderNumbers, anyData.orderNumbers);
describeCodec('idempotencyKey', codecs.idempotencyKey, anyData.idempotencyKey);
