import { setTimeout as delay } from 'node:timers/promises';
import type { WarehouseOperation } from '@order-ledger/contracts';
import type { OperationBody } from '../warehouse-api.ts';
import type { OperationEntry } from './entry.ts';
import type { Fate, FailurePlan } from './failures.ts';
import type { Warehouse } from './warehouse.ts';

/** What a caller gets to see of a call. */
export type Called<Result> =
  | { readonly seen: 'answer'; readonly result: Result }
  /** The connection ends: the work may have been done or not. */
  | { readonly seen: 'cut' }
  | { readonly seen: 'silence' }
  | { readonly seen: 'error' };

/** The warehouse behind its failures, whatever it is called over. */
export interface Calls {
  readonly perform: (
    operation: WarehouseOperation,
    body: OperationBody,
  ) => Promise<Called<OperationEntry>>;
  readonly query: (operationId: string) => Promise<Called<OperationEntry | undefined>>;
  /** Calls since the start, repetitions included. */
  readonly count: () => number;
}

export const createCalls = (warehouse: Warehouse, plan: FailurePlan): Calls => {
  let count = 0;

  const call = async <Result>(work: (fate: Fate) => Promise<Result>): Promise<Called<Result>> => {
    count += 1;
    const { fate, latencyMs } = plan.next();
    if (latencyMs > 0) await delay(latencyMs);
    if (fate === 'error') return { seen: 'error' };
    if (fate === 'timeout') return { seen: 'silence' };
    const result = await work(fate);
    return fate === 'drop' ? { seen: 'cut' } : { seen: 'answer', result };
  };

  return {
    perform: async (operation, body) =>
      await call(async (fate) => {
        const refuse = operation === 'reserve' && fate === 'refuse' ? 'refused' : undefined;
        return await warehouse.perform(operation, body, refuse);
      }),
    query: async (operationId) => await call(() => warehouse.find(operationId)),
    count: () => count,
  };
};
