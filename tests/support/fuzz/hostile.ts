import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';

/** `{"__proto__": …}` as text has it: the key is an own one. */
const poisoned: unknown = JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":{}}}');

const nested = (depth: number): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

/** Texts that are legal, and yet trouble for somebody. */
export const hostileTexts = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    'x\udfff',
    '\ufeff',
    '\u202e',
    'ﬀ',
    'A\u030a',
    '🏴‍☠️',
    '%00',
    '../../etc/passwd',
    "' OR 1=1 --",
    '{{7*7}}',
    '${jndi:ldap://x}',
    '<script>alert(1)</script>',
    '__proto__',
    'constructor',
    'NaN',
    'Infinity',
    '-0',
    '0x10',
    '1e308',
    '00000000-0000-0000-0000-000000000000',
    '2026-13-45T25:61:61Z',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.integer({ min: 100, max: 5_000 }).map((length) => 'x'.repeat(length)),
);

const hostileValues: Arbitrary<unknown> = fc.oneof(
  hostileTexts,
  fc.constantFrom<unknown>(
    null,
    true,
    [],
    {},
    [[]],
    0,
    -1,
    1.5,
    1e-7,
    2 ** 31,
    2 ** 53,
    2 ** 63,
    1e308,
    Number.MIN_VALUE,
    poisoned,
    nested(19),
    nested(40),
  ),
  fc.double(),
  fc.maxSafeInteger(),
  fc.jsonValue({ maxDepth: 3 }),
);

type Container = Record<string | number, unknown>;

const copyOf = (value: unknown): unknown => structuredClone(value);

/** Every place in a value, as the container and its key. */
const placesIn = (value: unknown): readonly (readonly [Container, string])[] => {
  if (typeof value !== 'object' || value === null) return [];
  const container = value as Container;
  return Object.keys(container).flatMap((key) => [
    [container, key] as const,
    ...placesIn(container[key]),
  ]);
};

const changes = [
  (container: Container, key: string, value: unknown) => {
    container[key] = value;
  },
  (container: Container, key: string) => {
    delete container[key];
  },
  (container: Container, _key: string, value: unknown) => {
    container['surprise'] = value;
  },
  (container: Container, key: string) => {
    container[key] = [container[key]];
  },
] as const;

/** A value with one thing in it made worse. */
export const worse = (values: Arbitrary<unknown>): Arbitrary<unknown> =>
  fc
    .tuple(values, fc.nat(), fc.constantFrom(...changes), hostileValues)
    .map(([value, place, change, hostile]) => {
      const copy = copyOf(value);
      const places = placesIn(copy);
      const chosen = places[place % Math.max(1, places.length)];
      if (chosen === undefined) return hostile;
      change(chosen[0], chosen[1], hostile);
      return copy;
    });

/** Bodies that are no JSON, or JSON as no program writes it. */
export const rawBodies: Arbitrary<Buffer> = fc.oneof(
  fc
    .constantFrom(
      '{',
      '{"a":1,}',
      "{'a':1}",
      '\ufeff{}',
      'null',
      '[]',
      '"text"',
      '{"items":[],"items":null}',
      '{"__proto__":{"x":1}}',
      '{"a":{"constructor":{"prototype":{"x":1}}}}',
      '{"user_id":"\\ud800"}',
      '{"quantity":1e999}',
      '{"quantity":9007199254740993}',
      '{"quantity":-0}',
      '{"\\u0000":1}',
      '['.repeat(10_000),
      `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`,
      `[${'0,'.repeat(30_000)}0]`,
      `{"notes":"${'x'.repeat(70_000)}"}`,
    )
    .map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
);

export const hostileHeaders: Arbitrary<Readonly<Record<string, string>>> = fc.oneof(
  fc.constantFrom<Readonly<Record<string, string>>>(
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'application/json; charset=utf-16' },
    { 'content-type': ';;;' },
    { 'content-type': 'application/json-patch+json' },
    { 'content-type': 'multipart/form-data; boundary=x' },
    { 'content-encoding': 'gzip' },
    { accept: 'image/png' },
    { traceparent: '00-00000000000000000000000000000000-0000000000000000-00' },
    { traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01' },
    { authorization: 'Basic YTpi' },
    { authorization: 'Bearer eyJhbGciOiJub25lIn0.e30.' },
    { 'x-api-key': 'olk_0000000000000000_x' },
    { 'x-forwarded-for': '::1, 256.1.1.1' },
    { 'x-http-method-override': 'DELETE' },
    { range: 'bytes=0-1' },
  ),
  fc
    .tuple(
      fc.constantFrom(
        'if-match',
        'idempotency-key',
        'ledger-position',
        'prefer',
        'x-request-id',
        'last-event-id',
        'webhook-timestamp',
        'webhook-id',
      ),
      fc.oneof(
        fc.constantFrom('', '"', '"-1"', 'W/"1"', '"1", "2"', '"99999999999999999999"', '-1', '١'),
        fc.string({ maxLength: 300 }),
      ),
    )
    // Anything of Latin-1 but control characters can stand in a header.
    .map(([name, text]) => ({ [name]: text.replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?') })),
);
