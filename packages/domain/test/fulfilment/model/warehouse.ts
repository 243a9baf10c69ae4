import assert from 'node:assert/strict';
import type { AskWarehouse, StockQuantity, WarehouseReport } from '../../../src/index.ts';

/** How a receiver treats one message. */
export type Treatment = 'obey' | 'refuse' | 'unreachable' | 'loseAnswer' | 'silent' | 'drop';

interface Operation {
  items: readonly StockQuantity[];
  reserve?: 'accepted' | 'refused';
  commit?: 'accepted' | 'refused';
  cancel?: 'accepted';
}

export interface Holding {
  readonly what: 'reserved' | 'committed';
  readonly items: readonly StockQuantity[];
}

const holdingOf = ({ reserve, commit, cancel, items }: Operation): readonly Holding[] =>
  cancel === 'accepted' || reserve !== 'accepted'
    ? []
    : [{ what: commit === 'accepted' ? 'committed' : 'reserved', items }];

/**
 * A warehouse that keeps a record of every operation for ever: its repetition gets the first
 * answer, and a cancel that comes first refuses the reserve that comes later.
 */
export class Warehouse {
  readonly #operations = new Map<string, Map<number, Operation>>();

  /** What it holds or has sent off for the order: never for two generations at once. */
  holds(orderId: string): Holding | null {
    const generations = this.#operations.get(orderId)?.values() ?? [];
    const holdings = [...generations].flatMap(holdingOf);
    assert.ok(holdings.length <= 1, `${orderId} is held twice`);
    return holdings[0] ?? null;
  }

  receive(ask: AskWarehouse, treatment: Treatment): readonly WarehouseReport[] {
    const { orderId, generation, kind, items } = ask;
    const operation = kind === 'query' ? 'reserve' : kind;
    if (treatment === 'drop') return [];
    if (treatment === 'unreachable') return [{ operation, generation, outcome: 'failed' }];
    const generations = this.#operations.get(orderId) ?? new Map<number, Operation>();
    const known = generations.get(generation) ?? { items };
    assert.deepEqual(items, known.items, 'an operation is about the same pieces for ever');
    const outcome = this.#apply(kind, known, treatment === 'refuse');
    this.#operations.set(orderId, generations.set(generation, known));
    this.holds(orderId);
    if (treatment === 'silent') return [];
    return [{ operation, generation, outcome: treatment === 'loseAnswer' ? 'unknown' : outcome }];
  }

  #apply(
    kind: AskWarehouse['kind'],
    known: Operation,
    refuse: boolean,
  ): WarehouseReport['outcome'] {
    if (kind === 'query') return known.reserve ?? 'failed';
    if (kind === 'cancel') return (known.cancel = 'accepted');
    if (kind === 'reserve') {
      known.reserve ??= refuse || known.cancel !== undefined ? 'refused' : 'accepted';
      return known.reserve;
    }
    const reserved = holdingOf(known)[0]?.what === 'reserved';
    known.commit ??= refuse || !reserved ? 'refused' : 'accepted';
    return known.commit;
  }
}
