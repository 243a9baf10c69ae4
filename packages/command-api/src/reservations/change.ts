import { legalCommands } from '@order-ledger/domain';
import type { OrderCommand, OrderStatus, StockCommand } from '@order-ledger/domain';
import type { CommandContext } from '@order-ledger/event-store';
import { derivedId } from '../http/derived-id.ts';
import { placedResult } from '../orders/order-answer.ts';
import type { Parts } from '../parts.ts';
import { rejectionProblem } from '../rejections.ts';
import { allDone, commandItems, isDone } from './command-items.ts';
import type { ItemOutcome } from './command-items.ts';
import type { Found, OrderFound } from './find.ts';
import { answerOf, describe, loadItems, statusOf } from './reservation.ts';
import type { Reservation, ReservationAnswer } from './reservation.ts';

/** A change that was asked for. */
export interface Change {
  readonly context: CommandContext;
  readonly at: string;
}

type Status = ReturnType<typeof statusOf>;

const refusalOf = (status: Status) =>
  status === 'active' || status === 'ended'
    ? ({ code: 'unknown_reservation' } as const)
    : ({ code: 'reservation_ended', end: status } as const);

/** Throws before anything is changed when one of the items has another status than these. */
const assertAll = async (
  { stock }: Parts,
  reservation: Reservation,
  statuses: readonly Status[],
): Promise<void> => {
  for (const item of await loadItems(stock, reservation)) {
    const status = statusOf(reservation.id, item);
    if (statuses.includes(status)) continue;
    throw rejectionProblem(reservation.id, { rejection: refusalOf(status) });
  }
};

/** The order has another status: says what may be asked of it instead. */
const illegal = (
  { state: { status }, reservation: { id } }: OrderFound,
  command: OrderCommand['type'],
) => {
  const legal = legalCommands[status];
  return rejectionProblem(id, {
    rejection: { code: 'illegal_transition', status, command, legal },
  });
};

const changeAll = async (
  { stock }: Parts,
  { items }: Reservation,
  { context }: Change,
  command: StockCommand,
): Promise<readonly ItemOutcome[]> => await commandItems(stock, context, items, () => command);

/** What a confirmation that failed at another item has sold goes back. */
const unconfirm = async (
  { stock }: Parts,
  { id: reservationId }: Reservation,
  { context, at }: Change,
  outcomes: readonly ItemOutcome[],
): Promise<void> => {
  const sold = outcomes.filter(isDone).filter(({ changed }) => changed);
  const movementId = derivedId(context.commandId, 'unconfirm');
  await commandItems(
    stock,
    context,
    sold.map(({ item }) => item),
    ({ quantity }) => ({ type: 'ReturnStock', movementId, reservationId, quantity, at }),
  );
};

const confirmable: readonly OrderStatus[] = ['paid'];
const confirmed: readonly OrderStatus[] = [
  'confirmed',
  'processing',
  'partially_shipped',
  'shipped',
  'delivered',
  'partially_returned',
  'returned',
];

/** Sells what is reserved, all of it or nothing. An order of this ledger has to be paid. */
export const confirm = async (
  parts: Parts,
  found: Found,
  change: Change,
): Promise<ReservationAnswer> => {
  const { reservation } = found;
  if (found.kind === 'order') {
    if (confirmed.includes(found.state.status)) return await describe(parts.stock, reservation);
    if (!confirmable.includes(found.state.status)) throw illegal(found, 'ConfirmOrder');
  }
  await assertAll(parts, reservation, ['active', 'confirmed']);
  const { id: reservationId } = reservation;
  const command = { type: 'ConfirmReservation', reservationId, at: change.at } as const;
  const outcomes = await changeAll(parts, reservation, change, command);
  // A hold has nobody who would mend it; an order has the process manager.
  if (found.kind === 'hold' && outcomes.some(({ kind }) => kind === 'refused')) {
    await unconfirm(parts, reservation, change, outcomes);
  }
  return answerOf(reservation, allDone(reservationId, outcomes));
};

const releasable: readonly OrderStatus[] = ['reserved', 'paid'];
const released: readonly OrderStatus[] = ['cancelled', 'expired'];

/**
 * Gives back what is reserved and not sold. An order of this ledger has then lost its stock: the
 * process manager cancels it.
 */
export const release = async (
  parts: Parts,
  found: Found,
  change: Change,
): Promise<ReservationAnswer> => {
  const { reservation } = found;
  if (found.kind === 'order') {
    if (released.includes(found.state.status)) return await describe(parts.stock, reservation);
    if (!releasable.includes(found.state.status)) throw illegal(found, 'CancelOrder');
  }
  await assertAll(parts, reservation, ['active', 'released', 'expired', 'ended']);
  const { id: reservationId } = reservation;
  const { at } = change;
  const command = { type: 'ReleaseReservation', reservationId, reason: 'requested', at } as const;
  const outcomes = await changeAll(parts, reservation, change, command);
  return answerOf(reservation, allDone(reservationId, outcomes));
};

/** Gives an order of this ledger more time to be paid; the process manager extends its stock. */
const extendOrder = async (
  { orders, stock }: Parts,
  { reservation }: OrderFound,
  { context, at }: Change,
  paymentDueAt: string,
): Promise<ReservationAnswer> => {
  const { id } = reservation;
  const command = { type: 'ExtendPaymentDeadline', paymentDueAt, at } as const;
  const result = placedResult(id, await orders.execute(id, command, context));
  const { body, position } = await describe(stock, reservation, result.position);
  return { body: { ...body, expires_at: result.state.order.paymentDueAt }, position };
};

/** Holds it longer; it never becomes shorter. */
export const extend = async (
  parts: Parts,
  found: Found,
  change: Change,
  expiresAt: string,
): Promise<ReservationAnswer> => {
  const { reservation } = found;
  if (found.kind === 'order') return await extendOrder(parts, found, change, expiresAt);
  await assertAll(parts, reservation, ['active']);
  const { id: reservationId } = reservation;
  const command = { type: 'ExtendReservation', reservationId, expiresAt, at: change.at } as const;
  const outcomes = await changeAll(parts, reservation, change, command);
  return answerOf(reservation, allDone(reservationId, outcomes));
};

const holding: readonly OrderStatus[] = ['reserved', 'paid', ...confirmed];

/** What an order of this ledger holds: it was reserved when it was placed. */
export const describeOrder = async (
  { stock }: Parts,
  found: OrderFound,
): Promise<ReservationAnswer> => {
  if (!holding.includes(found.state.status)) throw illegal(found, 'ReserveOrder');
  return await describe(stock, found.reservation, found.position);
};
