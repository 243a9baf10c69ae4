import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry, OperationEntry } from '../../src/simulator/entry.ts';
import { apply, emptyInventory, levelOf, refusalOf } from '../../src/simulator/inventory.ts';
import type { Inventory } from '../../src/simulator/inventory.ts';

const item = { product_id: 'p', warehouse_id: 'w', quantity: 2 };
const at = '2026-11-20T10:00:00.000Z';

const perform = (
  inventory: Inventory,
  operation: OperationEntry['operation'],
  order_id: string,
  items = [item],
): string => {
  const body = { operation_id: `${order_id}:${operation}`, order_id, items };
  const code = refusalOf(inventory, operation, body);
  const outcome = code === undefined ? ('accepted' as const) : ('refused' as const);
  apply(inventory, {
    kind: 'operation',
    at,
    operation,
    ...body,
    outcome,
    ...(code !== undefined && { code }),
  });
  return code ?? 'accepted';
};

const stocked = (quantity: number): Inventory => {
  const inventory = emptyInventory();
  apply(inventory, { kind: 'stock', at, product_id: 'p', warehouse_id: 'w', quantity });
  return inventory;
};

describe('a warehouse', () => {
  it('has as much as anyone asks for until it is told otherwise', () => {
    expect(perform(emptyInventory(), 'reserve', 'a', [{ ...item, quantity: 1e6 }])).toBe(
      'accepted',
    );
  });

  it('refuses what it does not have, counting an item that is named twice', () => {
    const inventory = stocked(3);
    expect(perform(inventory, 'reserve', 'a', [item, item])).toBe('insufficient_stock');
    expect(perform(inventory, 'reserve', 'b')).toBe('accepted');
    expect(perform(inventory, 'reserve', 'c')).toBe('insufficient_stock');
  });

  it('moves pieces from reserved to committed, and frees them again when cancelled', () => {
    const inventory = stocked(10);
    perform(inventory, 'reserve', 'a');
    expect(levelOf(inventory, item)).toEqual({ onHand: 10, reserved: 2, committed: 0 });
    expect(perform(inventory, 'commit', 'a')).toBe('accepted');
    expect(levelOf(inventory, item)).toEqual({ onHand: 10, reserved: 0, committed: 2 });
    expect(perform(inventory, 'cancel', 'a')).toBe('accepted');
    expect(levelOf(inventory, item)).toEqual({ onHand: 10, reserved: 0, committed: 0 });
  });

  it('commits only what is reserved', () => {
    const inventory = emptyInventory();
    expect(perform(inventory, 'commit', 'a')).toBe('not_reserved');
    perform(inventory, 'reserve', 'b');
    perform(inventory, 'cancel', 'b');
    expect(perform(inventory, 'commit', 'b')).toBe('cancelled');
  });

  it('remembers a cancel that comes before its reserve', () => {
    const inventory = emptyInventory();
    expect(perform(inventory, 'cancel', 'a')).toBe('accepted');
    expect(perform(inventory, 'reserve', 'a')).toBe('cancelled');
    expect(levelOf(inventory, item).reserved).toBe(0);
  });

  it('never has out more than it holds, whatever it is asked', () => {
    const step = record({
      operation: constantFrom('reserve' as const, 'commit' as const, 'cancel' as const),
      order: constantFrom('a', 'b', 'c', 'd'),
      quantity: integer({ min: 1, max: 8 }),
    });
    assert(
      property(array(step, { maxLength: 30 }), (steps) => {
        const inventory = stocked(10);
        for (const { operation, order, quantity } of steps) {
          perform(inventory, operation, order, [{ ...item, quantity }]);
          const { reserved, committed } = levelOf(inventory, item);
          expect(Math.min(reserved, committed)).toBeGreaterThanOrEqual(0);
          expect(reserved + committed).toBeLessThanOrEqual(10);
          const held = [...inventory.orders.values()]
            .filter(({ status }) => status === 'reserved' || status === 'committed')
            .flatMap(({ items }) => items.map((each) => each.quantity));
          expect(held.reduce((sum, n) => sum + n, 0)).toBe(reserved + committed);
        }
      }),
    );
  });

  it('is what its entries make it', () => {
    const inventory = stocked(10);
    for (const order of ['a', 'b']) perform(inventory, 'reserve', order);
    perform(inventory, 'commit', 'a');
    perform(inventory, 'cancel', 'b');
    const again = stocked(10);
    const entries: Entry[] = [...inventory.operations.values()];
    for (const entry of entries) apply(again, entry);
    expect(again).toEqual(inventory);
  });
});
