import type { AskWarehouse, WarehouseReport } from '../../../src/index.ts';

/** How the warehouse treats one message. */
export type Treatment = 'obey' | 'refuse' | 'unreachable' | 'loseAnswer' | 'silent' | 'drop';

interface Operation {
  reserve?: 'accepted' | 'refused';
  commit?: 'accepted' | 'refused';
  cancel?: 'accepted';
}

/**
 * A warehouse that keeps a record of every operation for ever: its repetition gets the first
 * answer, and a cancel that comes first refuses the reserve that comes later.
 */
export class Warehouse {
  readonly #operations = new Map<string, Operation>();
  /** How often the goods of an order really left. */
  readonly shipped = new Map<string, number>();

  /** What it holds or has sent off for the order. */
  holds(orderId: string): 'nothing' | 'reserved' | 'committed' {
    const { reserve, commit, cancel } = this.#operations.get(orderId) ?? {};
    if (cancel === 'accepted' || reserve !== 'accepted') return 'nothing';
    return commit === 'accepted' ? 'committed' : 'reserved';
  }

  receive(ask: AskWarehouse, treatment: Treatment): readonly WarehouseReport[] {
    const operation = ask.kind === 'query' ? 'reserve' : ask.kind;
    if (treatment === 'drop') return [];
    if (treatment === 'unreachable') return [{ operation, outcome: 'failed' }];
    const known = this.#operations.get(ask.orderId) ?? {};
    const outcome = this.#apply(ask, known, treatment === 'refuse');
    if (treatment === 'silent') return [];
    return [{ operation, outcome: treatment === 'loseAnswer' ? 'unknown' : outcome }];
  }

  #apply(
    { kind, orderId }: AskWarehouse,
    known: Operation,
    refuse: boolean,
  ): WarehouseReport['outcome'] {
    if (kind === 'query') return known.reserve ?? 'failed';
    this.#operations.set(orderId, known);
    if (kind === 'cancel') return (known.cancel = 'accepted');
    if (kind === 'reserve') {
      known.reserve ??= refuse || known.cancel !== undefined ? 'refused' : 'accepted';
      return known.reserve;
    }
    if (known.commit === undefined) {
      known.commit = refuse || this.holds(orderId) !== 'reserved' ? 'refused' : 'accepted';
      if (known.commit === 'accepted') {
        this.shipped.set(orderId, (this.shipped.get(orderId) ?? 0) + 1);
      }
    }
    return known.commit;
  }
}
