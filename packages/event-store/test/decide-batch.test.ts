import { stockReservationCodec } from '@order-ledger/contracts';
import { availableOf, initialStock, stockDecider } from '@order-ledger/domain';
import type { StockCommand, StockEvent, StockRejection, StockState } from '@order-ledger/domain';
import * as fc from 'fast-check';
import { v5 as uuidv5 } from 'uuid';
import { expect, it } from 'vitest';
import { emptyAggregate } from '../src/executor/aggregate.ts';
import { decideBatch } from '../src/executor/decide-batch.ts';
import type { DecidedBatch } from '../src/executor/decide-batch.ts';
import type { Request } from '../src/executor/requests.ts';
import { verifyChain } from '../src/index.ts';
import type { CommandResult, RawEvent } from '../src/index.ts';
import { connected } from './support/connections.ts';
import { context, receive, release, reserve } from './support/stock.ts';

type Result = CommandResult<StockState, StockEvent, StockRejection>;
type StockRequest = Request<StockState, StockCommand, StockEvent, StockRejection>;

const stream = 'stockReservation-main.tea';
const ids = ['a', 'b', 'c', 'd'];

const commands = fc.array(
  fc.oneof(
    fc
      .record({ id: fc.constantFrom(...ids), pieces: fc.integer({ min: 1, max: 5 }) })
      .map(({ id, pieces }) => reserve(id, pieces)),
    fc.constantFrom(...ids).map(release),
    fc.constantFrom(...ids).map((id) => receive(4, id)),
  ),
  { maxLength: 30 },
);

const commandIdOf = (index: number): string => uuidv5(`${index}`, uuidv5.URL);

const decide = (
  given: readonly StockCommand[],
  maxAppendBytes: number,
): { readonly decided: DecidedBatch<StockState>; readonly results: readonly Result[] } => {
  const results: Result[] = [];
  const fail = (error: unknown): never => {
    throw error;
  };
  const requests = given.map((command, index): StockRequest => {
    const given = context({ commandId: commandIdOf(index) });
    const resolve = (result: Result): void => void results.push(result);
    return { kind: 'command', command, context: given, since: 0, resolve, reject: fail };
  });
  // Deciding needs no connection: it is never opened.
  const eventStore = connected('esdb://127.0.0.1:1?tls=false');
  const type = { eventStore, decider: stockDecider, codec: stockReservationCodec };
  const aggregate = emptyAggregate(stream, initialStock);
  const decided = decideBatch({ type, maxAppendBytes, recall: fail }, aggregate, requests);
  for (const answer of decided.answers) answer(42n);
  return { decided, results };
};

const asStored = ({ frozen }: DecidedBatch<StockState>): readonly RawEvent[] =>
  frozen.map(({ id, type, dataJson, metadataJson, revision }) => {
    const data: unknown = JSON.parse(dataJson);
    const metadata: unknown = JSON.parse(metadataJson);
    const [position, createdAt] = [revision, new Date(0)];
    return { stream, revision, position, id, type, data, metadata, createdAt };
  });

it('a batch answers as if its commands had been decided one by one', () => {
  fc.assert(
    fc.property(commands, fc.integer({ min: 3_000, max: 900_000 }), (given, maxAppendBytes) => {
      const { decided, results } = decide(given, maxAppendBytes);
      let state = initialStock;
      let revision = -1n;
      expect(results).toHaveLength(decided.taken);
      for (const [index, result] of results.entries()) {
        const command = given[index];
        const decision = command === undefined ? [] : stockDecider.decide(command, state);
        const events = 'code' in decision ? [] : decision;
        for (const event of events) state = stockDecider.evolve(state, event);
        revision += BigInt(events.length);
        expect(result.kind).toBe('code' in decision ? 'rejected' : 'accepted');
        expect(result.revision).toBe(revision);
        expect(availableOf(result.state)).toBe(availableOf(state));
      }
      expect(decided.frozen).toHaveLength(Number(revision) + 1);
    }),
  );
});

it('the events of a batch form a chain and fit into one append', async () => {
  await fc.assert(
    fc.asyncProperty(commands, fc.integer({ min: 1_000, max: 5_000 }), async (given, max) => {
      const { decided } = decide(given, max);
      await verifyChain(asStored(decided));
      const bytes = decided.frozen.reduce((sum, event) => sum + event.bytes, 0);
      expect(bytes).toBeLessThanOrEqual(max);
      expect(decided.taken).toBeGreaterThanOrEqual(Math.min(1, given.length));
    }),
  );
});

it('the same command again leads to the same ids and bytes, another content to other ids', () => {
  const given = [receive(4, 'a'), reserve('b', 2)];
  const first = decide(given, 900_000).decided.frozen;
  expect(decide(given, 900_000).decided.frozen).toEqual(first);
  const other = decide([receive(5, 'a'), reserve('b', 2)], 900_000).decided.frozen;
  expect(other.map(({ id }) => id)).not.toContain(first[0]?.id);
  // Its predecessor's hash is part of the second event.
  expect(other[1]?.id).not.toBe(first[1]?.id);
});
