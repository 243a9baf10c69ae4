import { assertNever } from '../shared/decider.ts';
import { afterMoneyDelivery, afterMoneyReport } from './evolve/money.ts';
import { afterOrderEvent } from './evolve/order.ts';
import { afterStockEvent, afterStockRejection } from './evolve/stock.ts';
import { afterWarehouseDelivery, afterWarehouseReport } from './evolve/warehouse.ts';
import type { FulfilmentInput } from './inputs.ts';
import type { FulfilmentState } from './state.ts';

/** Folds one input; answers the very same state when it says nothing new. */
export const evolveFulfilment = (
  state: FulfilmentState,
  input: FulfilmentInput,
): FulfilmentState => {
  switch (input.type) {
    case 'orderEvent':
      return afterOrderEvent(state, input.event, input.revision);
    case 'stockEvent':
      return afterStockEvent(state, input.event, input.revision);
    case 'stockRejected':
      return afterStockRejection(state, input.action, input.rejection);
    case 'delivered':
      return input.action.type === 'askWarehouse'
        ? afterWarehouseDelivery(state, input.action, input.at)
        : afterMoneyDelivery(state, input.action, input.at);
    case 'warehouseReported':
      return afterWarehouseReport(state, input);
    case 'paymentReported':
      return afterMoneyReport(state, input);
    default:
      return assertNever(input);
  }
};
