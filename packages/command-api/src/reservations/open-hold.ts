import { holdDecider, holdReservationId, isRejection, stockItemId } from '@order-ledger/domain';
import type { HoldOpened, OpenHold, Shortage, StockQuantity } from '@order-ledger/domain';
import type { CommandContext } from '@order-ledger/event-store';
import { commonProblem } from '@order-ledger/service-kit';
import { followingContext } from '../http/command-context.ts';
import { shortageProblem } from '../orders/order-answer.ts';
import type { Parts } from '../parts.ts';
import { rejectionProblem } from '../rejections.ts';
import { allDone, commandItems, isDone } from './command-items.ts';
import type { ItemOutcome } from './command-items.ts';
import { holdOf, latestHold } from './find.ts';
import type { HoldIds } from './find.ts';
import { answerOf, loadItems, statusOf } from './reservation.ts';
import type { ReservationAnswer } from './reservation.ts';

export interface HoldRequest {
  /** Under which to hold: requests that may mean one hold have the same. */
  readonly idOf: HoldIds;
  readonly items: readonly StockQuantity[];
  readonly externalOrderId: string | null;
  readonly expiresAt: string;
  readonly at: string;
  /** With a key its command id is the key's: a hold that it opened is known again by it. */
  readonly context: CommandContext;
}

const openCommand = (request: HoldRequest, holdId: string): OpenHold => {
  const { items, externalOrderId, at } = request;
  return { type: 'OpenHold', holdId, items, externalOrderId, at };
};

/** Throws `invalid_items` for what no hold can have, before anything is reserved. */
const assertPossible = (request: HoldRequest): void => {
  const holdId = request.idOf(0);
  const decision = holdDecider.decide(openCommand(request, holdId), holdDecider.initialState);
  if (isRejection(decision)) throw rejectionProblem(holdId, { rejection: decision });
};

/** Gives items back that no hold has. What cannot be released now expires by itself. */
const giveBack = async (
  { stock, newId }: Parts,
  { context, at }: HoldRequest,
  holdId: string,
  items: readonly StockQuantity[],
): Promise<void> => {
  const reservationId = holdReservationId(holdId);
  const command = { type: 'ReleaseReservation', reservationId, reason: 'rejected', at } as const;
  await commandItems(stock, context, items, () => command, newId());
};

const shortagesOf = (outcomes: readonly ItemOutcome[]): readonly Shortage[] =>
  outcomes.flatMap((outcome): readonly Shortage[] => {
    if (outcome.kind !== 'refused') return [];
    const { item, rejection } = outcome;
    if (rejection.code === 'unknown_stock_item') return [{ ...item, available: null }];
    if (rejection.code !== 'insufficient_stock') return [];
    return [{ ...item, available: rejection.available }];
  });

/** What is reserved under the id of a hold that is open, but not for it. */
const notIn = (items: readonly StockQuantity[], hold: HoldOpened['data']) => {
  const held = new Set(hold.items.map(stockItemId));
  return items.filter((item) => !held.has(stockItemId(item)));
};

/**
 * Closes the id and then gives everything back. Somebody who was asked for the same hold at the
 * same time may have opened it: then only what is not in theirs goes back, and the answer is false.
 */
const close = async (parts: Parts, request: HoldRequest, holdId: string): Promise<boolean> => {
  const { context, items, at } = request;
  const command = { type: 'RefuseHold', holdId, at } as const;
  const itsContext = followingContext(context, command.type, holdId);
  const { state } = await parts.holds.execute(holdId, command, itsContext);
  const unheld = state.status === 'open' ? notIn(items, state.hold) : items;
  await giveBack(parts, request, holdId, unheld);
  return state.status === 'refused';
};

/** The id means something else at a stock stream, or did so once. */
const isUsedUp = (outcome: ItemOutcome): boolean =>
  outcome.kind === 'refused' && ['id_reused', 'reservation_ended'].includes(outcome.rejection.code);

/** One try under one id; `undefined` when somebody else was faster or the id is used up. */
const tryUnder = async (
  parts: Parts,
  request: HoldRequest,
  holdId: string,
): Promise<ReservationAnswer | undefined> => {
  const { holds, stock, newId } = parts;
  const { items, externalOrderId, expiresAt, at, context } = request;
  const reservationId = holdReservationId(holdId);
  const reservation = { id: reservationId, orderId: externalOrderId, items };
  // A try is never answered by what became of one before: that may be over since.
  const outcomes = await commandItems(
    stock,
    context,
    items,
    ({ quantity }) => ({ type: 'ReserveStock', reservationId, quantity, expiresAt, at }),
    newId(),
  );
  const done = outcomes.filter(isDone);
  if (done.length === outcomes.length) {
    const result = await holds.execute(holdId, openCommand(request, holdId), context);
    if (result.kind !== 'rejected') return answerOf(reservation, done, result.position);
    await close(parts, request, holdId);
    return undefined;
  }
  const usedUp = outcomes.some(isUsedUp);
  const isRefused = outcomes.some(({ kind }) => kind === 'refused');
  const toClose = usedUp || (isRefused && done.length > 0);
  if (toClose && !(await close(parts, request, holdId))) return undefined;
  const shortages = shortagesOf(outcomes);
  if (shortages.length > 0) throw shortageProblem(shortages);
  if (!usedUp) allDone(reservationId, outcomes);
  return undefined;
};

/**
 * The hold that answers the request already: the one that it opened itself, under its key, or for
 * an order of another system the one that still holds or has sold something.
 */
const recall = async (
  { holds, stock }: Parts,
  request: HoldRequest,
  { hold, position }: { readonly hold: HoldOpened['data']; readonly position: bigint },
): Promise<ReservationAnswer | undefined> => {
  const { context } = request;
  const reservation = holdOf(hold);
  const reserved = await loadItems(stock, reservation);
  const stands = reserved.some((item) =>
    ['active', 'confirmed'].includes(statusOf(reservation.id, item)),
  );
  if (!stands && context.fingerprint === undefined) return undefined;
  const result = await holds.execute(hold.holdId, openCommand(request, hold.holdId), context);
  if (result.kind === 'repeated') return answerOf(reservation, reserved, position);
  if (!stands) return undefined;
  if (result.kind === 'rejected') throw rejectionProblem(reservation.id, result);
  return answerOf(reservation, reserved, position);
};

/** Somebody else may be faster so many times before the caller is told to wait. */
const maxTries = 8;

/**
 * Holds all of the items or none. Requests with the same ids have one hold between them, at
 * whichever instances they arrive: each reserves under the hold's id, and who writes the stream of
 * the hold first decides. What is reserved when a process dies expires by itself.
 */
export const openHold = async (parts: Parts, request: HoldRequest): Promise<ReservationAnswer> => {
  assertPossible(request);
  for (let tries = 0; tries < maxTries; tries += 1) {
    const { latest, nextId } = await latestHold(parts.holds, request.idOf);
    const known = latest && (await recall(parts, request, latest));
    const answer = known ?? (await tryUnder(parts, request, nextId));
    if (answer !== undefined) return answer;
  }
  throw commonProblem('too_much_contention');
};
