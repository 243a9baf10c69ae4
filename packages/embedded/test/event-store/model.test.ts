import { randomUUID } from 'node:crypto';
import {
  ANY,
  type AppendExpectedRevision,
  type AppendResult,
  BACKWARDS,
  END,
  type ExpectedRevision,
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
const append = fc.record({
  kind: fc.constant('append' as const),
  expected: expectedRevision,
  ids: fc.array(fc.nat(12), { minLength: 1, maxLength: 4 }),
  isNew: fc.boolean(),
});

const metadata = fc.record({
  kind: fc.constant('metadata' as const),
  rules: fc.record(
    { truncateBefore: fc.nat(6), maxCount: fc.integer({ min: 1, max: 4 }) },
    { requiredKeys: [] },
  ),
});

const removal = fc.record({
  kind: fc.constantFrom('delete' as const, 'delete' as const, 'tombstone' as const),
  expected: expectedRevision,
});

const operation = fc.oneof(
  { weight: 6, arbitrary: append },
  { weight: 1, arbitrary: metadata },
  { weight: 2, arbitrary: removal },
);

type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

const NAMES = { any: ANY, none: NO_STREAM, exists: STREAM_EXISTS } as const;

const onWire = (expected: model.Expected): AppendExpectedRevision =>
  typeof expected === 'number' ? BigInt(expected) : NAMES[expected];

const toOutcome = (error: unknown): model.Outcome => {
  const { type } = error as { type?: string };
  if (type === 'stream-deleted') return 'deleted';
  if (type === 'wrong-expected-version') return 'wrong';
  throw error;
};

const outcomeOf = async (write: Promise<AppendResult>): Promise<model.Outcome> =>
  await write.then(
    ({ nextExpectedRevision }) => ({ last: Number(nextExpectedRevision) }),
    toOutcome,
  );

/** −1 stands for the revision that the stream has now. */
const resolve = (expected: model.Expected, stream: model.ModelStream): model.Expected => {
  if (expected !== -1) return expected;
  return stream.ids.length === 0 ? 'none' : stream.ids.length - 1;
};

/** An operation with what the model makes of it, ready to be sent. */
interface Step {
  readonly send: () => Promise<model.Outcome>;
  readonly expected: model.Outcome;
}

const plan = (
  name: string,
  pool: readonly string[],
  stream: model.ModelStream,
  op: Operation,
): Step => {
  if (op.kind === 'metadata') {
    const expected = model.setMetadata(stream, op.rules);
    return {
      send: async () => await outcomeOf(client.setStreamMetadata(name, op.rules)),
      expected,
    };
  }
  const expectation = resolve(op.expected, stream);
  const options = { expectedRevision: onWire(expectation) };
  if (op.kind === 'append') {
    const ids = op.ids.map((index) => (op.isNew ? randomUUID() : (pool[index] ?? '')));
    const events = ids.map((id, n) => event(n, 'Happened', id));
    const expected = model.append(stream, expectation, ids);
    return {
      send: async () => await outcomeOf(client.appendToStream(name, events, options)),
      expected,
    };
  }
  return planRemoval(name, stream, op.kind, expectation);
};

/** The client cannot send "stream exists" with these; and neither answers with a revision. */
const planRemoval = (
  name: string,
  stream: model.ModelStream,
  kind: 'delete' | 'tombstone',
  expectation: model.Expected,
): Step => {
  const known = expectation === 'exists' ? 'any' : expectation;
  const expectedRevision = known === 'any' ? ANY : known === 'none' ? NO_STREAM : BigInt(known);
  const options: { expectedRevision: ExpectedRevision } = { expectedRevision };
  const outcome = kind === 'delete' ? model.remove(stream, known) : model.tombstone(stream, known);
  return {
    send: async () => {
      await (kind === 'delete'
        ? client.deleteStream(name, options)
        : client.tombstoneStream(name, options));
      return outcome;
    },
    expected: outcome,
  };
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

const compare = async (name: string, stream: model.ModelStream): Promise<void> => {
  const shown = model.read(stream);
  const read =
    typeof shown === 'string' ? shown : shown.map((revision) => [revision, stream.ids[revision]]);
  expect(await readBack(name)).toEqual(read);
  const backwards = await readBack(name, { direction: BACKWARDS, fromRevision: END });
  expect(backwards).toEqual(typeof read === 'string' ? read : read.toReversed());
};

const newPool = (): string[] => Array.from({ length: 13 }, () => randomUUID());

test('a stream behaves like its model', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 1, maxLength: 20 }), async (operations) => {
      const name = `model-${randomUUID()}`;
      const [pool, stream] = [newPool(), model.newModel()];
      for (const op of operations) {
        const { send, expected } = plan(name, pool, stream, op);
        expect(await send().catch(toOutcome)).toEqual(expected);
        await compare(name, stream);
      }
    }),
    { numRuns: 30 },
  );
}, 120_000);

test('also when its writes are in flight together', async () => {
  const appends = fc.array(fc.oneof(append, metadata), { minLength: 1, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(appends, fc.boolean(), async (operations, isDeleted) => {
      const name = `model-${randomUUID()}`;
      const [pool, stream] = [newPool(), model.newModel()];
      if (isDeleted) {
        await plan(name, pool, stream, {
          kind: 'append',
          expected: 'any',
          ids: [1],
          isNew: false,
        }).send();
        await plan(name, pool, stream, { kind: 'delete', expected: 'any' }).send();
      }
      const steps = operations.map((op) => plan(name, pool, stream, op));
      const outcomes = await Promise.all(steps.map(async ({ send }) => await send()));
      expect(outcomes).toEqual(steps.map(({ expected }) => expected));
      await compare(name, stream);
    }),
    { numRuns: 40 },
  );
}, 120_000);
