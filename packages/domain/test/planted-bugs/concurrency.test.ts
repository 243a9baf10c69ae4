import { expect, test } from 'vitest';
import { orderDecider, stockDecider } from '../../src/index.ts';
import { assertOrderHasOneOutcome, assertStockIsNeverOversold } from '../concurrency/properties.ts';
import { carefulWriter } from '../support/memory-stream.ts';
import type { MemoryStream } from '../support/memory-stream.ts';
import { counterexample } from './plant.ts';

const options = { numRuns: 5000, endOnFailure: true };
const stockWriter = carefulWriter(stockDecider);
const orderWriter = carefulWriter(orderDecider);

const appendAtAnyRevision = <Event>(stream: MemoryStream<Event>, events: readonly Event[]) =>
  stream.append(events, stream.events.length);

const takeAConflictForSuccess = <Event>(
  stream: MemoryStream<Event>,
  events: readonly Event[],
  revision: number,
) => stream.append(events, revision) || true;

const stockBugs = {
  'the expected revision is "any"': { ...stockWriter, append: appendAtAnyRevision },
  'a conflict is acknowledged': { ...stockWriter, append: takeAConflictForSuccess },
  'a retry comes under a fresh id': {
    ...stockWriter,
    retry: ((command, attempt) =>
      command.type === 'ReserveStock' && attempt > 0
        ? { ...command, reservationId: `${command.reservationId}-${attempt}` }
        : command) satisfies typeof stockWriter.retry,
  },
};

test.each(Object.entries(stockBugs))('stock: %s: caught', async (_, writer) => {
  await expect(assertStockIsNeverOversold(writer, options)).rejects.toThrow(counterexample);
});

const orderBugs = {
  'the expected revision is "any"': { ...orderWriter, append: appendAtAnyRevision },
  'a conflict is acknowledged': { ...orderWriter, append: takeAConflictForSuccess },
};

test.each(Object.entries(orderBugs))('order: %s: caught', async (_, writer) => {
  await expect(assertOrderHasOneOutcome(writer, options)).rejects.toThrow(counterexample);
});
