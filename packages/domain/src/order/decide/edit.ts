import { isRejection } from '../../shared/decider.ts';
import { addMs, dayMs } from '../../shared/instants.ts';
import type { SealedText } from '../../shared/sealed-text.ts';
import type { EditOrder, ExtendPaymentDeadline } from '../commands.ts';
import type { LinePart, OrderEvent } from '../events.ts';
import { illegal, isLegal } from '../legal-commands.ts';
import { problemOfNames } from '../line-parts.ts';
import { withQuantities } from '../line-pieces.ts';
import { problemOfLines } from '../lines.ts';
import { pendingAttempt } from '../order-money.ts';
import type { OrderState, PlacedState } from '../order.ts';
import type { RefusalOf } from '../refusals.ts';
import { totalsOutOfRange } from '../rejections.ts';
import { totalsAfterChange } from '../totals.ts';
import type { OrderDecision } from './decision.ts';

/** How far ahead a deadline can be, counted from the extension. */
export const maxDeadlineDays = 30;

const isSame = (a: SealedText | null, b: SealedText | null): boolean =>
  a === b || (a?.personId === b?.personId && a?.sealed === b?.sealed);

const problemOfQuantities = (
  state: PlacedState,
  quantities: readonly LinePart[],
  at: string,
): RefusalOf<'EditOrder'> | undefined => {
  const { lines, paymentDueAt } = state.order;
  if (state.status !== 'reserved') return { code: 'not_editable', field: 'quantities' };
  if (at >= paymentDueAt) return { code: 'payment_overdue', paymentDueAt };
  const pending = pendingAttempt(state.money);
  if (pending !== undefined) return { code: 'payment_pending', paymentId: pending.paymentId };
  const problem = problemOfNames(lines, quantities);
  if (problem !== undefined) return problem;
  if (new Set(quantities.map(({ line }) => line)).size < quantities.length) {
    return { code: 'invalid_lines', detail: 'a line has one quantity' };
  }
  const gone = quantities.find(({ line }) => lines[line - 1]?.quantity === 0);
  if (gone !== undefined) {
    return { code: 'invalid_lines', detail: `line ${gone.line} was cancelled` };
  }
  const left = withQuantities(lines, quantities).filter(({ quantity }) => quantity > 0);
  const detail = problemOfLines(left);
  return detail === undefined ? undefined : { code: 'invalid_lines', detail };
};

const changeQuantities = (
  state: PlacedState,
  quantities: readonly LinePart[],
  at: string,
): OrderDecision<'EditOrder'> => {
  const problem = problemOfQuantities(state, quantities, at);
  if (problem !== undefined) return problem;
  const { orderId, lines: before, totals: old } = state.order;
  const lines = quantities.filter(({ line, quantity }) => before[line - 1]?.quantity !== quantity);
  if (lines.length === 0) return [];
  const totals = totalsAfterChange(withQuantities(before, lines), old);
  if (totals === undefined) return totalsOutOfRange;
  return [{ type: 'QuantitiesChanged', data: { orderId, lines, totals, changedAt: at } }];
};

/** The address can change until something is on its way there. */
const changeAddress = (
  { order, goods }: PlacedState,
  shippingAddress: SealedText,
  at: string,
): OrderDecision<'EditOrder'> => {
  if (isSame(shippingAddress, order.shippingAddress)) return [];
  if (goods.shipments.length > 0) return { code: 'not_editable', field: 'shippingAddress' };
  const { orderId } = order;
  return [{ type: 'ShippingAddressChanged', data: { orderId, shippingAddress, changedAt: at } }];
};

export const edit = (command: EditOrder, state: OrderState): OrderDecision<'EditOrder'> => {
  if (!isLegal(command, state)) return illegal(command, state);
  const { shippingAddress, notes, metadata, quantities, at: changedAt } = command;
  const { order } = state;
  const { orderId } = order;
  const events: OrderEvent[] = [];
  if (quantities !== undefined) {
    const changed = changeQuantities(state, quantities, changedAt);
    if (isRejection(changed)) return changed;
    events.push(...changed);
  }
  if (shippingAddress !== undefined) {
    const changed = changeAddress(state, shippingAddress, changedAt);
    if (isRejection(changed)) return changed;
    events.push(...changed);
  }
  if (notes !== undefined && !isSame(notes, order.notes)) {
    events.push({ type: 'NotesChanged', data: { orderId, notes, changedAt } });
  }
  if (metadata !== undefined && !isSame(metadata, order.metadata ?? null)) {
    events.push({ type: 'MetadataChanged', data: { orderId, metadata, changedAt } });
  }
  return events;
};

export const extendDeadline = (
  command: ExtendPaymentDeadline,
  state: OrderState,
): OrderDecision<'ExtendPaymentDeadline'> => {
  if (!isLegal(command, state)) return illegal(command, state);
  const { orderId, paymentDueAt: before } = state.order;
  const { paymentDueAt, at } = command;
  if (paymentDueAt === before) return [];
  if (at >= before) return { code: 'payment_overdue', paymentDueAt: before };
  const latest = addMs(at, maxDeadlineDays * dayMs);
  if (paymentDueAt < before || paymentDueAt > latest) {
    return { code: 'deadline_out_of_range', paymentDueAt: before, latest };
  }
  return [{ type: 'PaymentDeadlineExtended', data: { orderId, paymentDueAt, extendedAt: at } }];
};
