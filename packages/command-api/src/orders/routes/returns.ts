import { access } from '@order-ledger/access';
import { returnable } from '@order-ledger/domain';
import type { OrderReturn, PlacedState, ReturnedPart } from '@order-ledger/domain';
import type { z } from 'zod';
import { orderRoute } from '../order-command.ts';
import { orderParts } from '../order-parts.ts';
import {
  completeReturnBody,
  declineReturnBody,
  orderParams,
  requestReturnBody,
  returnParams,
} from '../schemas/change-order.ts';

const lineRefusals = ['ambiguous_line', 'unknown_line'] as const;

/** `POST /orders/:id/returns`: pieces are to come back. */
export const requestReturnRoute = orderRoute({
  method: 'POST',
  path: '/:id/returns',
  operationId: 'requestReturn',
  summary: 'Announce that an order, or some of its pieces, will come back',
  access: access.scope('orders:write', { customer: 'own' }),
  params: orderParams,
  body: requestReturnBody,
  sends: ['RequestReturn'],
  refuses: lineRefusals,
  status: 201,
  names: 'return_id',
  command: async ({ body, parts, context, at, current, seal }) => {
    const { items, reason } = body;
    const { commandId: returnId } = context;
    const { returnWindowDays: windowDays } = parts;
    const comment = await seal(reason);
    const asked = { type: 'RequestReturn', returnId, comment, windowDays, at } as const;
    if (items === undefined) return { ...asked, lines: null };
    const state = await current();
    return { ...asked, lines: orderParts(state.order, items, returnable(state)) };
  },
});

type Completion = z.output<typeof completeReturnBody>;

const returnOf = ({ goods }: PlacedState, returnId: string): OrderReturn | undefined =>
  goods.returns.find((known) => known.returnId === returnId);

/** What came back: by default all that was announced, to be sold again. */
const returnedParts = (
  state: PlacedState,
  returnId: string,
  { items, restock = true }: Completion,
): readonly ReturnedPart[] | null => {
  const announced = returnOf(state, returnId)?.lines;
  if (announced === undefined) return null;
  if (items === undefined) return announced.map((part) => ({ ...part, restock }));
  const { order } = state;
  const available = order.lines.map(
    (_, index) => announced.find(({ line }) => line === index + 1)?.quantity ?? 0,
  );
  return orderParts(order, items, available).map((part, index) => ({
    ...part,
    restock: items[index]?.restock ?? restock,
  }));
};

/** `POST /orders/:id/returns/:returnId/complete`: the pieces are there, a refund is due. */
export const completeReturnRoute = orderRoute({
  method: 'POST',
  path: '/:id/returns/:returnId/complete',
  operationId: 'completeReturn',
  summary: 'Record which pieces of a return have come',
  access: access.scope('orders:write'),
  params: returnParams,
  body: completeReturnBody,
  sends: ['CompleteReturn'],
  refuses: lineRefusals,
  command: async ({ body, params, at, current }) => {
    const { returnId } = params;
    const lines = returnedParts(await current(), returnId, body);
    return { type: 'CompleteReturn', returnId, lines, at };
  },
});

/** `POST /orders/:id/returns/:returnId/decline`: they stay with the customer. */
export const declineReturnRoute = orderRoute({
  method: 'POST',
  path: '/:id/returns/:returnId/decline',
  operationId: 'declineReturn',
  summary: 'Decline a return',
  access: access.scope('orders:write'),
  params: returnParams,
  body: declineReturnBody,
  sends: ['DeclineReturn'],
  command: async ({ body, params, at, seal }) => {
    const comment = await seal(body.reason);
    return { type: 'DeclineReturn', returnId: params.returnId, comment, at };
  },
});
