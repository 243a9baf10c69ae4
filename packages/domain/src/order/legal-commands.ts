import type { OrderCommand } from './commands.ts';
import type { OrderState, OrderStatus, PlacedState } from './order.ts';
import type { RejectionOf } from './refusals.ts';

/** Money may come, fail to come and go back whatever became of the order. */
const money = ['ReceivePayment', 'FailPayment', 'CompleteRefund', 'FailRefund'] as const;
const returns = ['RequestReturn', 'CompleteReturn', 'DeclineReturn'] as const;

/**
 * The state chart: what may be asked of an order in each status and could change it. Each is
 * accepted when nothing but the status stands against it.
 */
export const legalCommands: Readonly<Record<OrderStatus, readonly OrderCommand['type'][]>> = {
  unplaced: ['PlaceOrder', 'AbandonOrder'],
  abandoned: [],
  placed: [
    'ReserveOrder',
    'RejectOrder',
    'CancelOrder',
    'ExpireOrder',
    'EditOrder',
    'ExtendPaymentDeadline',
  ],
  rejected: money,
  reserved: [
    'PayOrder',
    'RequestPayment',
    'CancelOrder',
    'CancelItems',
    'ExpireOrder',
    'EditOrder',
    'ExtendPaymentDeadline',
    ...money,
  ],
  expired: money,
  paid: ['ConfirmOrder', 'CancelOrder', 'CancelItems', 'EditOrder', ...money],
  confirmed: ['StartProcessing', 'ShipOrder', 'CancelOrder', 'CancelItems', 'EditOrder', ...money],
  processing: ['ShipOrder', 'CancelOrder', 'CancelItems', 'EditOrder', ...money],
  partially_shipped: ['ShipOrder', 'DeliverOrder', 'CancelItems', 'EditOrder', ...money],
  shipped: ['DeliverOrder', 'EditOrder', ...money],
  delivered: [...returns, 'EditOrder', ...money],
  partially_returned: [...returns, 'EditOrder', ...money],
  returned: ['EditOrder', ...money],
  cancelled: money,
};

/** The refusal of a command that the state chart does not allow. */
export const illegal = (
  command: OrderCommand,
  { status }: OrderState,
): RejectionOf<'order_not_found' | 'illegal_transition'> =>
  status === 'unplaced' || status === 'abandoned'
    ? { code: 'order_not_found' }
    : { code: 'illegal_transition', status, command: command.type, legal: legalCommands[status] };

/** Whether the state chart allows a command to an order that was placed. */
export const isLegal = (command: OrderCommand, state: OrderState): state is PlacedState =>
  'order' in state && legalCommands[state.status].includes(command.type);
