import { legalCommands } from '@order-ledger/domain';
import type { OrderCommand } from '@order-ledger/domain';
import { orderPath } from './paths.ts';

/** The commands that callers can give, by the last part of their path. */
const actionOf: Partial<Readonly<Record<OrderCommand['type'], string>>> = {
  PayOrder: 'payment',
  CancelOrder: 'cancel',
};

export interface OrderAction {
  readonly action: string;
  readonly method: 'POST';
  readonly href: string;
}

const legalByStatus: ReadonlyMap<string, readonly OrderCommand['type'][]> = new Map(
  Object.entries(legalCommands),
);

/** What a caller may ask of an order in this status, at the command endpoint. */
export const legalActions = (orderId: string, status: string): OrderAction[] =>
  (legalByStatus.get(status) ?? []).flatMap((command) => {
    const action = actionOf[command];
    if (action === undefined) return [];
    return [{ action, method: 'POST' as const, href: `${orderPath(orderId)}/${action}` }];
  });

/** `self` at the query endpoint, and what can be done next at the command endpoint. */
export const orderLinks = (orderId: string, status: string): Record<string, string> => ({
  self: orderPath(orderId),
  ...Object.fromEntries(legalActions(orderId, status).map(({ action, href }) => [action, href])),
});
