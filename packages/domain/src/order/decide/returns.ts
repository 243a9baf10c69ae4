import { addMs, dayMs } from '../../shared/instants.ts';
import type { Minor } from '../../shared/money.ts';
import type { CompleteReturn, DeclineReturn, RequestReturn } from '../commands.ts';
import type { ReturnedPart } from '../events.ts';
import { illegal, isLegal } from '../legal-commands.ts';
import { allParts, mergeParts, problemOfParts, sameParts } from '../line-parts.ts';
import { withReturned } from '../line-pieces.ts';
import { comingBack } from '../order-goods.ts';
import type { OrderReturn } from '../order-goods.ts';
import { paymentOf } from '../order.ts';
import type { Order, OrderState, PlacedState } from '../order.ts';
import { paidForValue } from '../totals.ts';
import type { OrderDecision } from './decision.ts';
import { askRefund } from './refunds.ts';

const returnOf = (state: OrderState, returnId: string): OrderReturn | undefined =>
  'goods' in state ? state.goods.returns.find((known) => known.returnId === returnId) : undefined;

/** Pieces of each line that the customer has and that are not announced to come back. */
export const returnable = ({ order, goods }: PlacedState): readonly number[] =>
  order.lines.map(
    ({ shipped = 0, returned = 0 }, index) => shipped - returned - comingBack(goods, index + 1),
  );

export const requestReturn = (
  command: RequestReturn,
  state: OrderState,
): OrderDecision<'RequestReturn'> => {
  const { returnId, comment, windowDays, at } = command;
  const known = returnOf(state, returnId);
  if (known !== undefined) {
    const { lines } = command;
    const same = lines === null || sameParts(mergeParts(lines), known.lines);
    return same ? [] : { code: 'id_reused' };
  }
  if (!isLegal(command, state)) return illegal(command, state);
  const closedAt = addMs(state.goods.deliveredAt ?? at, windowDays * dayMs);
  if (at > closedAt) return { code: 'return_window_closed', closedAt };
  const available = returnable(state);
  const lines = command.lines ?? allParts(available);
  if (command.lines === null && lines.length === 0) return { code: 'nothing_to_return' };
  const problem = problemOfParts(available, lines);
  if (problem !== undefined) return problem;
  const { orderId } = state.order;
  const data = { orderId, returnId, lines: mergeParts(lines), comment, requestedAt: at };
  return [{ type: 'ReturnRequested', data }];
};

export const declineReturn = (
  command: DeclineReturn,
  state: OrderState,
): OrderDecision<'DeclineReturn'> => {
  const { returnId, comment, at } = command;
  const known = returnOf(state, returnId);
  if (known?.status === 'declined') return [];
  if (known?.status === 'completed') return { code: 'return_ended', end: 'completed' };
  if (!isLegal(command, state)) return illegal(command, state);
  if (known === undefined) return { code: 'return_not_found' };
  const { orderId } = state.order;
  return [{ type: 'ReturnDeclined', data: { orderId, returnId, comment, declinedAt: at } }];
};

/** What was paid for everything that has come back. */
const paidForReturned = ({ totals }: Order, lines: Order['lines']): Minor => {
  const value = lines.reduce((sum, { unitPrice, returned = 0 }) => sum + unitPrice * returned, 0);
  return paidForValue(value, totals);
};

/** How many pieces of each line were announced. */
const announced = ({ order }: PlacedState, { lines }: OrderReturn): readonly number[] =>
  order.lines.map((_, index) => lines.find(({ line }) => line === index + 1)?.quantity ?? 0);

export const completeReturn = (
  command: CompleteReturn,
  state: OrderState,
): OrderDecision<'CompleteReturn'> => {
  const { returnId, at } = command;
  const known = returnOf(state, returnId);
  if (known?.status === 'completed') return [];
  if (known?.status === 'declined') return { code: 'return_ended', end: 'declined' };
  if (!isLegal(command, state)) return illegal(command, state);
  if (known === undefined) return { code: 'return_not_found' };
  const returned: readonly ReturnedPart[] =
    command.lines ?? known.lines.map((part) => ({ ...part, restock: true }));
  const problem = problemOfParts(announced(state, known), returned);
  if (problem !== undefined) return problem;
  const { order } = state;
  const { orderId } = order;
  const lines = mergeParts(returned, ({ line, restock }) => `${line} ${restock}`);
  const before = paidForReturned(order, order.lines);
  const amount = paidForReturned(order, withReturned(order.lines, lines)) - before;
  const payment = paymentOf(state);
  return [
    { type: 'ReturnCompleted', data: { orderId, returnId, lines, amount, completedAt: at } },
    ...(payment === null ? [] : askRefund(state, payment, { reason: 'returned', amount, at })),
  ];
};
