import { legalCommands } from '@order-ledger/domain';
import type { OrderCommand } from '@order-ledger/domain';
import { apiPrefix, orderPath } from './paths.ts';

export interface OrderAction {
  readonly action: string;
  readonly method: 'PATCH' | 'POST';
  readonly href: string;
}

type ActionOf = (orderId: string) => OrderAction;

const at =
  (action: string, method: OrderAction['method'], path: string): ActionOf =>
  (orderId) => ({ action, method, href: `${orderPath(orderId)}${path}` });

/**
 * The commands that callers can give to an order by its id alone. What is about one refund or one
 * return of it is said there.
 */
const actionOf: Partial<Readonly<Record<OrderCommand['type'], ActionOf>>> = {
  PayOrder: at('payment', 'POST', '/payment'),
  CancelOrder: at('cancel', 'POST', '/cancel'),
  CancelItems: at('cancel_items', 'POST', '/cancel'),
  EditOrder: at('edit', 'PATCH', ''),
  ExtendPaymentDeadline: (orderId) => ({
    action: 'extend',
    method: 'POST',
    href: `${apiPrefix}/reservations/${orderId}/extend`,
  }),
  StartProcessing: at('process', 'PATCH', '/status'),
  ShipOrder: at('ship', 'POST', '/shipments'),
  DeliverOrder: at('deliver', 'PATCH', '/status'),
  RequestReturn: at('return', 'POST', '/returns'),
};

const legalByStatus: ReadonlyMap<string, readonly OrderCommand['type'][]> = new Map(
  Object.entries(legalCommands),
);

/** What a caller may ask of an order in this status, at the command endpoint. */
export const legalActions = (orderId: string, status: string): OrderAction[] =>
  (legalByStatus.get(status) ?? []).flatMap((command) => actionOf[command]?.(orderId) ?? []);

/** `self` at the query endpoint, and what can be done next at the command endpoint. */
export const orderLinks = (orderId: string, status: string): Record<string, string> => ({
  self: orderPath(orderId),
  ...Object.fromEntries(legalActions(orderId, status).map(({ action, href }) => [action, href])),
});
