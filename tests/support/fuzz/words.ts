import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import type { Memory } from './memory.ts';
import type { Vocabulary } from './values.ts';

/** Products and warehouses that are there from the beginning, with plenty of pieces. */
export const catalogue = Array.from({ length: 12 }, (_, index) => `thing-${index}`);
export const warehouses = ['main', 'berlin'];
export const price = '10.00';

/** Who has a token; the rest of the requests come without credentials. */
export const customers = ['ada', 'grace'];

/** How far back in the memory: the newest is the likeliest. */
export const places = fc.nat({ max: 2 ** 20 }).map((nat) => nat / (2 ** 20 + 1));

const often = <Value>(likely: Arbitrary<Value>, ...others: readonly Arbitrary<Value>[]) =>
  fc.oneof(
    { weight: 8, arbitrary: likely },
    ...others.map((arbitrary) => ({ weight: 1, arbitrary })),
  );

const between = (minMs: number, maxMs: number) =>
  fc.integer({ min: minMs, max: maxMs }).map((ms) => new Date(Date.now() + ms).toJSON());

/** Soon over, so that nothing is held when everything is looked at in the end. */
const soon = between(500, 15_000);
const earlier = between(-60_000, -1_000);
const later = between(-1_000, 60_000);

/** Legal, and at the edge of what a database or a clock can hold. */
const edgeInstants = fc.constantFrom(
  '0000-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2020-02-29T23:59:59.999+14:00',
  '0001-01-01T00:00:00+23:59',
  '1969-12-31T23:59:59.999999999Z',
  '9999-12-31T23:59:59-23:59',
);

const amounts = often(
  fc.constant<unknown>(price),
  fc.constantFrom<unknown>('0', '0.01', 10, '20.00', '9007199254740993', '1e3', '-1', '10.005'),
);

const quantities = often(fc.integer({ min: 1, max: 3 }), fc.constantFrom(20, 999_999, 1_000_000));

const labels = often(fc.constantFrom('card', 'ups', 'Żółw', '包裹'), fc.string({ maxLength: 130 }));

/** By the name of a field or parameter; ids are those that answers gave. */
export const wordsOf = (memory: Memory): Vocabulary => {
  const remembered = (kind: string): Arbitrary<unknown> =>
    fc.tuple(places, fc.uuid()).map(([place, other]) => memory.idAt(kind, place) ?? other);
  const position = fc.oneof(
    { weight: 100, arbitrary: remembered('position') },
    { weight: 10, arbitrary: fc.constant('0') },
    // For this one a query waits as long as it may.
    { weight: 1, arbitrary: fc.constant('18446744073709551615') },
  );
  const product = often<unknown>(fc.constantFrom(...catalogue), remembered('product_id'));
  const key = often(fc.uuid(), fc.constantFrom('key-1', 'key-2', 'key-3'));
  const refund = often<unknown>(fc.constantFrom('1', '2'), remembered('refund_id'));
  const person = fc.constantFrom<unknown>(...customers, 'guest-1', 42);
  const words: Readonly<Record<string, Arbitrary<unknown>>> = {
    product_id: product,
    id: product,
    product_ids: fc.array(product, { minLength: 1, maxLength: 5 }),
    warehouse_id: often<unknown>(fc.constantFrom(...warehouses), fc.constantFrom('lyon', 7)),
    order_id: often(remembered('order_id'), fc.constantFrom<unknown>('web-1', 'web-2', 17)),
    shipment_id: remembered('shipment_id'),
    return_id: remembered('return_id'),
    refund_id: refund,
    payment_id: refund,
    user_id: person,
    price: amounts,
    unit_price: amounts,
    total_price: amounts,
    amount: amounts,
    discount: fc.constantFrom<unknown>('0', '1.00', '99999'),
    tax: fc.constantFrom<unknown>('0', '1.90', 2),
    shipping: fc.constantFrom<unknown>('0', '4.90'),
    currency: often(fc.constant('USD'), fc.constantFrom('EUR', 'JPY', 'XXX', 'usd')),
    quantity: quantities,
    qty: quantities,
    line: fc.integer({ min: 1, max: 3 }),
    method: labels,
    payment_method: labels,
    carrier: labels,
    name: labels,
    code: labels,
    reference: fc.oneof(fc.uuid(), fc.constantFrom('ref-1', 'ref-2')),
    expires_at: soon,
    created_from: often(earlier, edgeInstants),
    created_to: often(later, edgeInstants),
    at: often(later, edgeInstants),
    from: often(fc.oneof(earlier, fc.constant('0')), edgeInstants, fc.constant('9'.repeat(18))),
    to: often(fc.oneof(later, fc.constant('1')), edgeInstants, fc.constant('9'.repeat(18))),
    revision: fc.constantFrom('0', '1', '2', '999999999999999999'),
    after: fc.constantFrom('0', '1', '999999999999999999'),
    page: fc.constantFrom('1', '2', '999999999'),
    limit: fc.constantFrom('1', '2', '10', '100'),
    cursor: remembered('next_cursor'),
    min_position: position,
    'ledger-position': position,
    'if-match': fc.oneof(remembered('etag'), fc.constantFrom('*', '"0"', '"999999999999999999"')),
    'idempotency-key': key,
    idempotency_key: key,
    'webhook-id': key,
    prefer: fc.constantFrom('respond-async', 'respond-async, wait=10', 'return=minimal'),
    'last-event-id': fc.constantFrom('0', '1', '999999999999999999', 'x'),
  };
  return (name) => (Object.hasOwn(words, name) ? words[name] : undefined);
};
