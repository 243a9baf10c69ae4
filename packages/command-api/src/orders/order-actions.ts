import { legalCommands } from '@order-ledger/domain';
import type { OrderCommand, OrderStatus } from '@order-ledger/domain';

/** Where an order is read, at the query endpoint. */
export const orderPath = (orderId: string): string => `/api/v1/orders/${orderId}`;

/** The commands that callers can give, by the last part of their path. */
const actionOf: Partial<Readonly<Record<OrderCommand['type'], string>>> = {
  PayOrder: 'payment',
  CancelOrder: 'cancel',
};

export interface Action {
  readonly action: string;
  readonly method: 'POST';
  readonly href: string;
}

/** What a caller may ask of an order in this status. */
export const legalActions = (orderId: string, status: OrderStatus): Action[] =>
  legalCommands[status].flatMap((command) => {
    const action = actionOf[command];
    if (action === undefined) return [];
    return [{ action, method: 'POST' as const, href: `${orderPath(orderId)}/${action}` }];
  });
