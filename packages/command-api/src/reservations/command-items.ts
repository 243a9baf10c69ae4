import { stockItemId } from '@order-ledger/domain';
import type { StockCommand, StockQuantity, StockRejection } from '@order-ledger/domain';
import type { CommandContext } from '@order-ledger/event-store';
import { followingContext } from '../http/command-context.ts';
import type { Stock } from '../parts.ts';
import { rejectionProblem } from '../rejections.ts';
import type { ReservedItem } from './reservation.ts';

/** What became of the command to one item. `changed`: it was not so before. */
export type ItemOutcome =
  | (ReservedItem & { readonly kind: 'done'; readonly changed: boolean })
  | {
      readonly kind: 'refused';
      readonly item: StockQuantity;
      readonly rejection: StockRejection;
    }
  | { readonly kind: 'failed'; readonly item: StockQuantity; readonly error: unknown };

export type DoneItem = Extract<ItemOutcome, { kind: 'done' }>;

/**
 * Sends each item of a reservation a command, all at once. Never rejects. The ids of the commands
 * derive from the request's; `tryId` tells several tries of one request apart.
 */
export const commandItems = async (
  stock: Stock,
  context: CommandContext,
  items: readonly StockQuantity[],
  commandOf: (item: StockQuantity) => StockCommand,
  tryId = '',
): Promise<readonly ItemOutcome[]> =>
  await Promise.all(
    items.map(async (item): Promise<ItemOutcome> => {
      const id = stockItemId(item);
      const command = commandOf(item);
      try {
        const itsContext = followingContext(context, command.type, id, tryId);
        const result = await stock.execute(id, command, itsContext);
        const { state, position } = result;
        return result.kind === 'rejected'
          ? { kind: 'refused', item, rejection: result.rejection }
          : { kind: 'done', item, state, position, changed: result.events.length > 0 };
      } catch (error) {
        return { kind: 'failed', item, error };
      }
    }),
  );

export const isDone = (outcome: ItemOutcome): outcome is DoneItem => outcome.kind === 'done';

/**
 * The items when all have done it. Throws the first refusal, which counts more than an item whose
 * outcome is not known.
 */
export const allDone = (id: string, outcomes: readonly ItemOutcome[]): readonly DoneItem[] => {
  for (const outcome of outcomes) {
    if (outcome.kind === 'refused') throw rejectionProblem(id, outcome);
  }
  for (const outcome of outcomes) if (outcome.kind === 'failed') throw outcome.error;
  return outcomes.filter(isDone);
};
