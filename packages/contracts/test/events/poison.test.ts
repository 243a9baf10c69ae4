import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { codecs, createEventCodec, PoisonEventError } from '../../src/index.ts';
import type { StoredEvent } from '../../src/index.ts';
import { fixture } from './fixtures.ts';

type Fields = Readonly<Record<string, unknown>>;

const { stream: _, ...good } = fixture('v1', 'OrderPaid');
const data = good.data as Fields;
const metadata = good.metadata as Fields;
const without = (fields: Fields, name: string): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));

const withData = (changes: Fields): StoredEvent => ({ ...good, data: { ...data, ...changes } });
const withMetadata = (changes: Fields): StoredEvent => ({
  ...good,
  metadata: { ...metadata, ...changes },
});

/** The client hands data over as a string when it is no JSON. */
const poison: Readonly<Record<string, StoredEvent>> = {
  'an unknown type': { ...good, type: 'OrderTeleported' },
  'a type of another category': { ...good, type: 'StockReserved' },
  'a type that every object has': { ...good, type: 'constructor' },
  'data that is no JSON': { ...good, data: '{"orderId":' },
  'data that is a string of JSON': { ...good, data: JSON.stringify(data) },
  'data that is null': { ...good, data: null },
  'no data': { ...good, data: undefined },
  'data that is a list': { ...good, data: [data] },
  'data of another type': { ...good, data: fixture('v1', 'OrderReserved').data },
  'a missing field': { ...good, data: without(data, 'reference') },
  'an extra field': withData({ tip: 5 }),
  'a field of the wrong type': withData({ amount: '5019' }),
  'a null where there must be a value': withData({ reference: null }),
  'an amount with a fraction': withData({ amount: 50.19 }),
  'a negative amount': withData({ amount: -1 }),
  'an amount over the cap': withData({ amount: 1_000_000_000_001 }),
  'an order id that is no UUID': withData({ orderId: 'order-17' }),
  'a currency in lower case': withData({ currency: 'usd' }),
  'an instant with an offset': withData({ paidAt: '2026-11-20T11:03:12.000+01:00' }),
  'an instant without milliseconds': withData({ paidAt: '2026-11-20T10:03:12Z' }),
  'an instant that never was': withData({ paidAt: '2026-02-30T10:03:12.000Z' }),
  'U+0000 in a text': withData({ reference: 'pi_\u0000' }),
  'half of a surrogate pair in a text': withData({ reference: 'pi_\ud83d' }),
  'metadata that is no JSON': { ...good, metadata: '{"actor"' },
  'no metadata': { ...good, metadata: undefined },
  'metadata without the command': { ...good, metadata: without(metadata, 'commandId') },
  'metadata with an extra field': withMetadata({ mood: 'good' }),
  'U+0000 in the metadata': withMetadata({ actor: 'user:\u0000' }),
  'a newer version than this code': withMetadata({ schemaVersion: 2 }),
  'version 0': withMetadata({ schemaVersion: 0 }),
  'a version that is a string': withMetadata({ schemaVersion: '1' }),
};

describe('an event is poison with', () => {
  test.each(Object.entries(poison))('%s', (_, stored) => {
    expect(() => codecs.order.decode(stored)).toThrow(PoisonEventError);
  });

  test('and is none without', () => {
    expect(codecs.order.decode(good).event).toStrictEqual({ type: 'OrderPaid', data });
  });
});

test('the error names the type and every wrong field, and has a code', () => {
  const decode = () => codecs.order.decode(withData({ amount: 'much', paidAt: 7 }));
  expect(decode).toThrow(
    expect.objectContaining({
      name: 'PoisonEventError',
      code: 'poison_event',
      eventType: 'OrderPaid',
      message: expect.stringMatching(/^cannot read event OrderPaid: amount: .*; paidAt: /),
    }),
  );
});

describe('an older version', () => {
  type Renamed = { readonly type: 'Renamed'; readonly data: { readonly name: string } };
  const codec = createEventCodec<Renamed>({
    Renamed: {
      schema: z.strictObject({ name: z.string() }),
      upcasters: [
        (data) => ({ called: (data as { n: { text: string } }).n.text }),
        (data) => ({ name: (data as { called: string }).called }),
      ],
    },
  });
  const stored = (version: number, data: unknown): StoredEvent => ({
    type: 'Renamed',
    data,
    metadata: { ...metadata, schemaVersion: version },
  });

  test.each([
    [1, { n: { text: 'Ada' } }],
    [2, { called: 'Ada' }],
    [3, { name: 'Ada' }],
  ])('%d is lifted to the newest shape', (version, data) => {
    expect(codec.decode(stored(version, data)).event).toStrictEqual({
      type: 'Renamed',
      data: { name: 'Ada' },
    });
  });

  test('is written no more', () => {
    expect(codec.encode({ type: 'Renamed', data: { name: 'Ada' } }).schemaVersion).toBe(3);
  });

  test.each([
    ['makes its upcaster fail', stored(1, {})],
    ['is not what its upcaster took it for', stored(2, { named: 'Ada' })],
    ['is newer than this code', stored(4, { name: 'Ada' })],
  ])('is poison when it %s', (_, event) => {
    expect(() => codec.decode(event)).toThrow(PoisonEventError);
  });
});
