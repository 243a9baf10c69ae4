import { auditExport } from '@order-ledger/audit';
import { codecOf, codecs, isCategory } from '@order-ledger/contracts';
import type { RawEvent } from '@order-ledger/event-store';
import { describe, expect, test } from 'vitest';
import { acceptedFieldReaders, acceptedOutcome } from './support/evolution/accepted.ts';
import { deviations, report } from './support/evolution/deviations.ts';
import { fieldReadersOf, fieldsOf, mistaken, withRenamed } from './support/evolution/fields.ts';
import type { FieldReaders } from './support/evolution/fields.ts';
import { recordedLives, versionedType } from './support/evolution/lives.ts';
import { allReaders } from './support/evolution/readers.ts';
import type { Reader } from './support/evolution/readers.ts';
import { nameOf, outcomeOf } from './support/evolution/replay.ts';
import type { Codecs, ReplayOptions } from './support/evolution/replay.ts';

/* How an event changes its shape: packages/contracts/README.md. */

const lives = recordedLives();
const acceptedFields = acceptedFieldReaders();
const accept = 'npm run events:accept, when it is meant';

/** Every version that an event type ever had. */
const everyVersion = Object.keys(codecs)
  .filter(isCategory)
  .flatMap((category) => {
    const codec = codecOf(category);
    const describeType = codec.describe as (type: string) => { readonly schemaVersion: number };
    return codec.types.flatMap((type) =>
      Array.from(
        { length: describeType(type).schemaVersion },
        (_, index) => `${type} v${index + 1}`,
      ),
    );
  });

/** What a developer is told; empty when nothing is different. */
const told = async (options?: () => ReplayOptions) => {
  const found = await Promise.all(
    lives.map(async (life) =>
      deviations(acceptedOutcome(life), await outcomeOf(life.events, options?.())),
    ),
  );
  return report(found.flat());
};

/** As `StockReserved quantity: projection stock`. */
const linesOf = (table: FieldReaders): readonly string[] =>
  Object.entries(table).flatMap(([type, fields]) =>
    Object.entries(fields).flatMap(([field, readers]) =>
      readers.map((reader) => `${type} ${field}: ${reader}`),
    ),
  );

const changesOf = (before: FieldReaders, now: FieldReaders): readonly string[] => {
  const [was, is] = [linesOf(before), linesOf(now)];
  return [
    ...was.filter((line) => !is.includes(line)).map((line) => `${line} reads it no longer`),
    ...is.filter((line) => !was.includes(line)).map((line) => `${line} reads it now`),
  ];
};

/** Of the event itself: what it leaves in a state, later events may be read with. */
const readersOf = (type: string, field: string): readonly string[] =>
  acceptedFields[type]?.[field] ?? [];

describe('recorded lives', () => {
  test('hold every event type in each of its versions', () => {
    const recorded = new Set(lives.flatMap(({ events }) => events.map(versionedType)));
    const advice = 'add a life to tests/record/lives.record.ts and run npm run events:record';
    expect(
      everyVersion.filter((version) => !recorded.has(version)),
      advice,
    ).toEqual([]);
  });

  test.each(lives)('$name is whole', async ({ file }) => {
    const settled = { now: new Date(0), settleMs: 0 };
    expect((await auditExport(file, settled)).findings).toEqual([]);
  });

  test('come to what they came to when somebody last looked', async () => {
    expect(await told(), accept).toBe('');
  });

  test('are read, field by field, by who read them before', async () => {
    const changes = changesOf(acceptedFields, await fieldReadersOf(lives));
    expect(changes.join('\n'), accept).toBe('');
  });
});

describe('a change that breaks what is stored is found and named', () => {
  const oneOfEach = new Map(
    lives.flatMap((life) => life.events.map((event) => [versionedType(event), { life, event }])),
  );
  const storedFields = [...oneOfEach].flatMap(([type, { life, event }]) =>
    fieldsOf(event.data).map((field) => ({ type, field, life, event })),
  );

  test.each(storedFields)(
    '$type: another name for $field',
    async ({ type, field, life, event }) => {
      const renamed: RawEvent = { ...event, data: withRenamed(event.data, field) };
      const name = nameOf(event);
      const accepted = { [name]: acceptedOutcome(life)[name] ?? {} };
      const text = report(deviations(accepted, await outcomeOf([renamed])));
      expect(text).toContain(`${type}, its schema (1 events, the first is ${event.stream}`);
      expect(text).toContain(`${field.split(/[.[\]]+/u).at(-1)}Renamed`);
      for (const reader of readersOf(event.type, field)) expect(text).toContain(reader);
    },
  );

  const readBy = (name: string, type: string, field: string) => (): readonly Reader[] =>
    allReaders().map((reader) => (reader.name === name ? mistaken(reader, type, field) : reader));

  test.each([
    ['decider of order', 'OrderPaid', 'amount'],
    ['decider of stockReservation', 'StockAdjusted', 'change'],
    ['fulfilment process', 'StockReserved', 'expiresAt'],
    ['projection order_details', 'OrderPlaced', 'lines[].unitPrice'],
    ['projection order_listing', 'OrderPlaced', 'totals.total'],
    ['projection product', 'ProductRepriced', 'price'],
    ['integration events', 'ReturnCompleted', 'returnId'],
  ])('%s: another name for %s %s', async (name, type, field) => {
    const readers = readBy(name, type, field);
    const now = await fieldReadersOf(lives, { types: [type], readers });
    const before = acceptedFields[type] ?? {};
    expect(changesOf({ [type]: before }, now)).toContain(
      `${type} ${field}: ${name} reads it no longer`,
    );
    expect(await told(() => ({ readers: readers() }))).toMatch(
      new RegExp(`^${type} v\\d, ${name} \\(\\d+ events, the first is `, 'm'),
    );
  });

  test('an upcaster that fills in something else', async () => {
    const { order } = codecs;
    const careless: Codecs = {
      ...codecs,
      order: {
        decode: (stored) => {
          const { event, metadata } = order.decode(stored);
          if (event.type !== 'RefundRequested' || metadata.schemaVersion > 1) {
            return { event, metadata };
          }
          return { event: { ...event, data: { ...event.data, refundId: '7' } }, metadata };
        },
      },
    };
    const text = await told(() => ({ codecs: careless }));
    expect(text).toContain('RefundRequested v1, decider of order');
    expect(text).toContain('RefundRequested v1, projection order_details');
    expect(text).not.toContain('RefundRequested v2');
  });
});
