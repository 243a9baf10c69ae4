import { evolveStock, fold, initialStock, isRejection, stockDecider } from '@order-ledger/domain';
import type { StockCommand, StockState } from '@order-ledger/domain';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codecs, stockSnapshots } from '../src/index.ts';

const { encode, decode, samples } = stockSnapshots;

/** As the event store gives it back. */
const kept = (state: StockState): StockState => decode(JSON.parse(JSON.stringify(encode(state))));

const item = { warehouseId: 'main', productId: 'tea' };
const hour = (n: number): string => new Date(n * 3_600_000).toISOString();

/** Commands that often hit one another: few ids, and times that make some ends be forgotten. */
const anyCommand: fc.Arbitrary<StockCommand> = fc
  .record({
    reservationId: fc.constantFrom('r1', 'r2', 'r3', 'r4'),
    movementId: fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5'),
    quantity: fc.integer({ min: 1, max: 5 }),
    at: fc.integer({ min: 10, max: 20 }),
    kind: fc.nat(8),
  })
  .map(({ reservationId, movementId, quantity, kind, at: atHour }): StockCommand => {
    const at = hour(atHour);
    const expiresAt = hour(atHour + quantity);
    const reason = 'count';
    const command = [
      { type: 'ReceiveStock', item, movementId, quantity: 9, reason, at },
      { type: 'ReserveStock', reservationId, quantity, expiresAt, at },
      { type: 'ConfirmReservation', reservationId, at },
      { type: 'ReleaseReservation', reservationId, reason: 'requested', at },
      { type: 'ExpireReservation', reservationId, at },
      { type: 'ExtendReservation', reservationId, expiresAt, at },
      { type: 'ShipStock', movementId, reservationId, quantity, at },
      { type: 'AdjustStock', movementId, change: -quantity, reason, force: true, at },
      { type: 'ReturnStock', movementId, reservationId, quantity, at },
    ] as const satisfies readonly StockCommand[];
    return command[kind] ?? command[0];
  });

/** What the commands that were accepted lead to. */
const after = (start: StockState, commands: readonly StockCommand[]): StockState => {
  let state = start;
  for (const command of commands) {
    const decision = stockDecider.decide(command, state);
    if (!isRejection(decision)) state = fold(evolveStock, state, decision);
  }
  return state;
};

describe('a snapshot of a stock stream', () => {
  it('has a sample of every event, so that a change of any is noticed', () => {
    expect(new Set(samples.map(({ type }) => type))).toEqual(
      new Set(codecs.stockReservation.types),
    );
  });

  it('has samples of which each leaves its mark on what is kept', () => {
    let state = initialStock;
    for (const event of samples) {
      const next = evolveStock(state, event);
      expect(encode(next), event.type).not.toEqual(encode(state));
      state = next;
    }
    expect(state.ended.forgottenExpiry).toBeGreaterThan(0);
    expect(() => kept(state)).not.toThrow();
  });

  it('is the state again: whatever is asked of it next has the same outcome', () => {
    const commands = fc.array(anyCommand, { maxLength: 40 });
    fc.assert(
      fc.property(commands, commands, (before, next) => {
        const state = after(initialStock, before);
        expect(encode(after(kept(state), next))).toEqual(encode(after(state, next)));
      }),
    );
  });

  it('is not taken for what it is not', () => {
    const state = encode(fold(evolveStock, initialStock, samples)) as Record<string, unknown>;
    for (const member of Object.keys(state)) {
      const { [member]: _, ...others } = state;
      expect(() => decode(others), member).toThrow(member);
    }
    expect(() => decode({ ...state, more: 1 })).toThrow('more');
  });
});
