import { assertOwner, ownerFilter } from '@order-ledger/access';
import type { FastifyRequest } from 'fastify';
import type { Orders } from '../parts.ts';

/**
 * Whose a new order is: what a customer places is their own, and they may leave the user id out.
 * Throws `not_owner` when they name another. `null` for a guest's.
 */
export const newOwner = (
  request: FastifyRequest,
  userId: string | null | undefined,
): string | null => {
  const own = ownerFilter(request);
  if (own === undefined) return userId ?? null;
  assertOwner(request, userId ?? own);
  return own;
};

/**
 * Throws `not_owner` when a customer is about to change the order of somebody else. Costs others
 * nothing. An order that does not exist is left to the command, which says so.
 */
export const assertOrderOwner = async (
  request: FastifyRequest,
  orders: Orders,
  orderId: string,
): Promise<void> => {
  if (ownerFilter(request) === undefined) return;
  const { state } = await orders.load(orderId);
  if ('order' in state) assertOwner(request, state.order.userId);
};
