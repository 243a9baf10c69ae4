import { assertNever } from '../shared/decider.ts';
import type { Decider } from '../shared/decider.ts';
import type { OrderCommand } from './commands.ts';
import { cancel, cancelItems } from './decide/cancel.ts';
import type { OrderDecision } from './decide/decision.ts';
import { edit, extendDeadline } from './decide/edit.ts';
import { failPayment, pay, receivePayment, requestPayment } from './decide/payment.ts';
import { abandon, confirm, expire, place, reject, reserve } from './decide/placement.ts';
import { completeRefund, failRefund } from './decide/refunds.ts';
import { completeReturn, declineReturn, requestReturn } from './decide/returns.ts';
import { deliver, ship, startProcessing } from './decide/shipping.ts';
import type { OrderEvent } from './events.ts';
import { evolveOrder, initialOrder } from './order.ts';
import type { OrderState } from './order.ts';
import type { OrderRejection } from './rejections.ts';

export { maxDeadlineDays } from './decide/edit.ts';
export { returnable } from './decide/returns.ts';

const decideOrder = (command: OrderCommand, state: OrderState): OrderDecision => {
  switch (command.type) {
    case 'PlaceOrder':
      return place(command, state);
    case 'ReserveOrder':
      return reserve(command, state);
    case 'RejectOrder':
      return reject(command, state);
    case 'ConfirmOrder':
      return confirm(command, state);
    case 'ExpireOrder':
      return expire(command, state);
    case 'AbandonOrder':
      return abandon(command, state);
    case 'PayOrder':
      return pay(command, state);
    case 'RequestPayment':
      return requestPayment(command, state);
    case 'ReceivePayment':
      return receivePayment(command, state);
    case 'FailPayment':
      return failPayment(command, state);
    case 'CompleteRefund':
      return completeRefund(command, state);
    case 'FailRefund':
      return failRefund(command, state);
    case 'CancelOrder':
      return cancel(command, state);
    case 'CancelItems':
      return cancelItems(command, state);
    case 'EditOrder':
      return edit(command, state);
    case 'ExtendPaymentDeadline':
      return extendDeadline(command, state);
    case 'StartProcessing':
      return startProcessing(command, state);
    case 'ShipOrder':
      return ship(command, state);
    case 'DeliverOrder':
      return deliver(command, state);
    case 'RequestReturn':
      return requestReturn(command, state);
    case 'DeclineReturn':
      return declineReturn(command, state);
    case 'CompleteReturn':
      return completeReturn(command, state);
    default:
      return assertNever(command);
  }
};

export const orderDecider: Decider<OrderState, OrderCommand, OrderEvent, OrderRejection> = {
  initialState: initialOrder,
  decide: decideOrder,
  evolve: evolveOrder,
};
