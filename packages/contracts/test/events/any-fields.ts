import type { Currency, SealedText } from '@order-ledger/domain';
import { maxMinor } from '@order-ledger/domain';
import * as fc from 'fast-check';
import type { LedgerDomainEvent } from '../../src/index.ts';

/** An arbitrary for the data of every type of a union: a new type is a type error here. */
export type DataOf<Event extends LedgerDomainEvent> = {
  readonly [Type in Event['type']]: fc.Arbitrary<Extract<Event, { type: Type }>['data']>;
};

export const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true });

export const instant = fc
  .date({ min: new Date(0), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
export const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom('__proto__', 'constructor', '"\\', 'null', '0', '\u2028', '\u0001'),
);
export const orderId = fc.uuid();
export const minor = fc.oneof(fc.integer({ min: 0, max: maxMinor }), fc.constantFrom(0, maxMinor));
export const pieces = fc.integer({ min: 1, max: 1_000_000_000 });
export const currency: fc.Arbitrary<Currency> = fc.stringMatching(/^[A-Z]{3}$/);
export const sealedText: fc.Arbitrary<SealedText> = record({
  personId: text,
  sealed: fc.base64String({ minLength: 4 }),
});
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

export const item = {
  warehouseId: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
  productId: fc.stringMatching(/^[A-Za-z0-9_.~-]{1,64}$/),
};
