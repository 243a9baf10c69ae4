import type { OrderCommand } from './commands.ts';
import type { OrderState, OrderStatus } from './order.ts';
import type { OrderRejection } from './rejections.ts';

/** The state chart: what may be asked of an order in each status and would change it. */
export const legalCommands: Readonly<Record<OrderStatus, readonly OrderCommand['type'][]>> = {
  unplaced: ['PlaceOrder', 'AbandonOrder'],
  abandoned: [],
  placed: ['ReserveOrder', 'RejectOrder', 'CancelOrder', 'ExpireOrder'],
  rejected: [],
  reserved: ['PayOrder', 'CancelOrder', 'ExpireOrder'],
  paid: ['ConfirmOrder', 'CancelOrder'],
  confirmed: ['CancelOrder'],
  cancelled: [],
  expired: [],
};

/** The refusal of a command that the state chart does not allow. */
export const illegal = (command: OrderCommand, { status }: OrderState): OrderRejection =>
  status === 'unplaced' || status === 'abandoned'
    ? { code: 'order_not_found' }
    : { code: 'illegal_transition', status, command: command.type, legal: legalCommands[status] };
