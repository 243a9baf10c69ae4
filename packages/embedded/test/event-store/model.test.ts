import { randomUUID } from 'node:crypto';
import {
  ANY,
  type AppendExpectedRevision,
  type AppendResult,
  BACKWARDS,
  END,
  NO_STREAM,
  STREAM_EXISTS,
} from '@eventstore/db-client';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { testEventStore } from '../../src/testing.ts';
import * as model from './stream-model.ts';
import { collect, connect, event } from './support.ts';

const store = await testEventStore();
const client = connect(store.url);

const expectedRevision: fc.Arbitrary<model.Expected> = fc.oneof(
  fc.constantFrom('any', 'none', 'exists'),
  fc.nat(8),
  // What most writers send.
  fc.constant(-1),
);

/** An id of the pool may come again, in the same or in another append. */
const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('append' as const),
      expected: expectedRevision,
      ids: fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }),
      isNew: fc.boolean(),
    }),
  },
  fc.record({ kind: fc.constant('delete' as const), expected: expectedRevision }),
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('tombstone' as const),
      expected: expectedRevision,
    }),
  },
  fc.record({
    kind: fc.constant('metadata' as const),
    rules: fc.record(
      { truncateBefore: fc.nat(6), maxCount: fc.integer({ min: 1, max: 4 }) },
      { requiredKeys: [] },
    ),
  }),
);

type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const NAMES = { any: ANY, none: NO_STREAM, exists: STREAM_EXISTS } as const;

const onWire = (expected: model.Expected): AppendExpectedRevision =>
  typeof expected === 'number' ? BigInt(expected) : NAMES[expected];

const outcomeOf = async (write: Promise<Partial<AppendResult>>): Promise<model.Outcome> => {
  try {
    return { last: Number((await write).nextExpectedRevision) };
  } catch (error) {
    const { type } = error as { type?: string };
    if (type === 'stream-deleted') return 'deleted';
    if (type === 'wrong-expected-version') return 'wrong';
    throw error;
  }
};

/** −1 stands for the revision that the stream has now. */
const resolve = (expected: model.Expected, stream: model.ModelStream): model.Expected => {
  if (expected !== -1) return expected;
  return stream.ids.length === 0 ? 'none' : stream.ids.length - 1;
};

const apply = async (
  name: string,
  pool: readonly string[],
  stream: model.ModelStream,
  op: Operation,
): Promise<[actual: model.Outcome, expected: model.Outcome]> => {
  if (op.kind === 'metadata') {
    return [
      await outcomeOf(client.setStreamMetadata(name, op.rules)),
      model.setMetadata(stream, op.rules),
    ];
  }
  const expected = resolve(op.expected, stream);
  const wire = onWire(expected);
  if (op.kind === 'append') {
    const ids = op.ids.map((index) => (op.isNew ? randomUUID() : (pool[index] ?? '')));
    const events = ids.map((id, n) => event(n, 'Happened', id));
    const write = client.appendToStream(name, events, { expectedRevision: wire });
    return [await outcomeOf(write), model.append(stream, expected, ids)];
  }
  if (wire === STREAM_EXISTS) return ['wrong', 'wrong'];
  const options = { expectedRevision: wire };
  const actual = await outcomeOf(
    op.kind === 'delete'
      ? client.deleteStream(name, options).then(() => ({}))
      : client.tombstoneStream(name, options).then(() => ({})),
  );
  const outcome =
    op.kind === 'delete' ? model.remove(stream, expected) : model.tombstone(stream, expected);
  // Neither answers with a revision.
  return [
    typeof actual === 'object' ? { last: 0 } : actual,
    typeof outcome === 'object' ? { last: 0 } : outcome,
  ];
};

const readBack = async (
  name: string,
  options: { direction?: typeof BACKWARDS; fromRevision?: typeof END } = {},
): Promise<[revision: number, id: string | undefined][] | 'missing' | 'deleted'> => {
  try {
    const resolved = await collect(client.readStream(name, options));
    return resolved.map(({ event: read }) => [Number(read?.revision), read?.id]);
  } catch (error) {
    const { type } = error as { type?: string };
    if (type === 'stream-not-found') return 'missing';
    if (type === 'stream-deleted') return 'deleted';
    throw error;
  }
};

test('a stream behaves like its model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 20 }), async (operations) => {
      const name = `model-${randomUUID()}`;
      const pool = Array.from({ length: 13 }, () => randomUUID());
      const stream = model.newModel();
      for (const op of operations) {
        const [actual, expected] = await apply(name, pool, stream, op);
        expect(actual).toEqual(expected);
        const shown = model.read(stream);
        const read =
          typeof shown === 'string'
            ? shown
            : shown.map((revision) => [revision, stream.ids[revision]]);
        expect(await readBack(name)).toEqual(read);
        const backwards = await readBack(name, { direction: BACKWARDS, fromRevision: END });
        expect(backwards).toEqual(typeof read === 'string' ? read : read.toReversed());
      }
    }),
    { numRuns: 100 },
  );
});
