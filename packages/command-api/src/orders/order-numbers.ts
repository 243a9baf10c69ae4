import { formatOrderNumber } from '@order-ledger/domain';
import type {
  LeaseOrderNumbers,
  OrderNumbersLeased,
  OrderNumbersRejection,
  OrderNumbersState,
} from '@order-ledger/domain';
import type { CommandExecutor } from '@order-ledger/event-store';

export interface OrderNumbers {
  /** The next number of the day of `at`; unique over all instances, not without gaps. */
  readonly next: (at: Date) => Promise<string>;
}

type Leases = CommandExecutor<
  OrderNumbersState,
  LeaseOrderNumbers,
  OrderNumbersLeased,
  OrderNumbersRejection
>;

interface Block {
  readonly day: string;
  next: number;
  readonly end: number;
}

const blockSize = 1_000;

const dayOf = (at: Date): string => at.toISOString().slice(0, 10).replaceAll('-', '');

/** Gives numbers from a leased block; one event per thousand orders. */
export const createOrderNumbers = (leases: Leases, newId: () => string): OrderNumbers => {
  let block: Block = { day: '', next: 0, end: 0 };
  let leasing: Promise<void> | undefined;

  const lease = async (day: string, at: Date): Promise<void> => {
    const commandId = newId();
    const context = { commandId, correlationId: commandId, actor: 'service:command-api' };
    const result = await leases.execute(
      day,
      { type: 'LeaseOrderNumbers', day, count: blockSize, at: at.toISOString() },
      context,
    );
    const event = result.kind === 'rejected' ? undefined : result.events[0];
    if (event === undefined) throw new Error(`no order numbers for ${day}`);
    const { first, count } = event.data;
    block = { day, next: first, end: first + count };
  };

  const leaseOnce = async (day: string, at: Date): Promise<void> => {
    leasing ??= lease(day, at).finally(() => {
      leasing = undefined;
    });
    await leasing;
  };

  return {
    next: async (at) => {
      const day = dayOf(at);
      while (block.day !== day || block.next >= block.end) await leaseOnce(day, at);
      const number = block.next;
      block.next += 1;
      return formatOrderNumber(day, number);
    },
  };
};
