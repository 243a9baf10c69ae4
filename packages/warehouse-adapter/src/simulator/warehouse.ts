import type { WarehouseOperation } from '@order-ledger/contracts';
import type { OperationBody } from '../warehouse-api.ts';
import { entrySchema } from './entry.ts';
import type { Entry, OperationEntry, StockEntry } from './entry.ts';
import { apply, emptyInventory, refusalOf } from './inventory.ts';
import type { Inventory } from './inventory.ts';
import { openJournal } from './journal.ts';

/** An operation id came again with other content. */
export class OperationReusedError extends Error {
  override readonly name = 'OperationReusedError';
  readonly code = 'operation_id_reused';
}

export interface Warehouse {
  readonly inventory: Readonly<Inventory>;
  /**
   * Carries out an operation once: the same id gets the recorded answer for ever. Resolves when the
   * record is on the disk. `refuse` is the code of a refusal for no reason of stock. Throws
   * `OperationReusedError`.
   */
  readonly perform: (
    operation: WarehouseOperation,
    body: OperationBody,
    refuse?: string,
  ) => Promise<OperationEntry>;
  /** Sets the pieces in the house. */
  readonly setStock: (stock: Omit<StockEntry, 'kind' | 'at'>) => Promise<void>;
  /** The record of an operation, when there is one on the disk. */
  readonly find: (operationId: string) => Promise<OperationEntry | undefined>;
  readonly close: () => Promise<void>;
}

const isSame = (entry: OperationEntry, operation: WarehouseOperation, body: OperationBody) =>
  entry.operation === operation &&
  entry.order_id === body.order_id &&
  JSON.stringify(entry.items) === JSON.stringify(body.items);

/** A warehouse that keeps its journal in the directory, and knows all that is in it. */
export const openWarehouse = async (directory: string, now: () => Date): Promise<Warehouse> => {
  const inventory = emptyInventory();
  const journal = await openJournal(directory, (line) => {
    apply(inventory, entrySchema.parse(JSON.parse(line)));
  });

  // In memory at once, so that the next decision sees it; told to anybody only from the disk.
  const record = async (entry: Entry): Promise<void> => {
    apply(inventory, entry);
    await journal.append(JSON.stringify(entry));
  };

  return {
    inventory,
    perform: async (operation, body, refuse) => {
      const known = inventory.operations.get(body.operation_id);
      if (known !== undefined) {
        if (!isSame(known, operation, body)) throw new OperationReusedError(body.operation_id);
        await journal.settled();
        return known;
      }
      const code = refusalOf(inventory, operation, body) ?? refuse;
      const entry: OperationEntry = {
        kind: 'operation',
        at: now().toISOString(),
        operation,
        ...body,
        ...(code === undefined ? { outcome: 'accepted' } : { outcome: 'refused', code }),
      };
      await record(entry);
      return entry;
    },
    setStock: async (stock) => {
      await record({ kind: 'stock', at: now().toISOString(), ...stock });
    },
    find: async (operationId) => {
      const known = inventory.operations.get(operationId);
      await journal.settled();
      return known;
    },
    close: journal.close,
  };
};
