import { ledgerHeaders, orderBody } from '@order-ledger/contracts/http';
import type { OrderBody } from '@order-ledger/contracts/http';
import type { OrderRejection, OrderState, PlacedState, Shortage } from '@order-ledger/domain';
import type { CommandResult, Loaded } from '@order-ledger/event-store';
import type { Problem } from '@order-ledger/service-kit';
import { commandProblem, rejectionProblem } from '../rejections.ts';

/** An order that a command has led to, and where the ledger stands. */
export interface PlacedResult extends Loaded<OrderState> {
  readonly state: PlacedState;
}

/** The order of an accepted command; throws the problem of a refused one. */
export const placedResult = <Event>(
  orderId: string,
  result: CommandResult<OrderState, Event, OrderRejection>,
): PlacedResult => {
  if (result.kind === 'rejected') throw rejectionProblem(orderId, result);
  const { state, revision, position } = result;
  if (!('order' in state)) throw commandProblem('order_not_found');
  return { state, revision, position };
};

/**
 * The refusal of an order for its stock: `unknown_product` when an item is not stocked at all,
 * which no waiting can change, else `insufficient_stock`.
 */
export const shortageProblem = (
  shortages: readonly Shortage[],
  recorded?: PlacedResult,
): Problem => {
  const unknown = shortages.some(({ available }) => available === null);
  return commandProblem(unknown ? 'unknown_product' : 'insufficient_stock', {
    extra: {
      ...(recorded !== undefined && { order_id: recorded.state.order.orderId }),
      shortages: shortages.map(({ productId, warehouseId, quantity, available }) => ({
        product_id: productId,
        warehouse_id: warehouseId,
        requested: quantity,
        available,
      })),
    },
    ...(recorded !== undefined && { headers: ledgerHeaders(recorded) }),
  });
};

/** The order as the wire has it. */
export const orderAnswer = ({ state }: PlacedResult): OrderBody => orderBody(state);
