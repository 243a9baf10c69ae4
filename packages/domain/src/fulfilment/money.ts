import type { OrderCommand } from '../order/commands.ts';
import type { Instant } from '../shared/ids.ts';
import { addMs } from '../shared/instants.ts';
import type { AskPayment, CommandOrder } from './actions.ts';
import { moneyKey } from './evolve/money.ts';
import { replyWaitMs } from './policy.ts';
import type { FulfilmentPolicy } from './policy.ts';
import type { FulfilmentState, MoneyAsk, MoneyResult, Sent } from './state.ts';

/*
 * Charges and refunds: the provider is asked until it answers, and what it answers is told to the
 * order, whatever has become of that meanwhile.
 */

type Terms = NonNullable<FulfilmentPolicy['payments']>;

const moneyOf = (state: FulfilmentState): readonly MoneyAsk[] => Object.values(state.money);

/** A charge only makes sense while the order awaits its payment; a refund always does. */
const isWanted = ({ phase }: FulfilmentState, { open, results, terms }: MoneyAsk): boolean =>
  open && results.length === 0 && (terms.kind === 'refund' || phase === 'reserved');

/** When the wait for an answer is over; `null` while the message could not leave. */
const waitEnds = (ask: Sent, { replyMs }: Terms): Instant | null =>
  ask.delivered ? addMs(ask.at, replyWaitMs(ask.attempt, replyMs)) : null;

const isLastAttempt = ({ terms, ask }: MoneyAsk, { attempts }: Terms): boolean =>
  terms.kind === 'charge' && ask !== null && ask.attempt >= attempts;

/** When the silence of the provider calls for something. */
export const moneyDueAt = (
  state: FulfilmentState,
  { payments }: FulfilmentPolicy,
): readonly Instant[] =>
  payments === null
    ? []
    : moneyOf(state)
        .filter((money) => isWanted(state, money))
        .flatMap(({ ask }) => (ask === null ? [] : (waitEnds(ask, payments) ?? [])));

/** What the order is to be told of a result. */
const commandOf = ({ terms }: MoneyAsk, result: MoneyResult, at: Instant): OrderCommand => {
  const { kind, id, amount, currency } = terms;
  const { reference } = result;
  if (result.outcome === 'failed') {
    const { code } = result;
    return kind === 'charge'
      ? { type: 'FailPayment', paymentId: id, reference, code, at }
      : { type: 'FailRefund', refundId: id, code, at };
  }
  return kind === 'charge'
    ? {
        type: 'ReceivePayment',
        method: terms.method,
        reference: result.reference,
        amount,
        currency,
        at,
      }
    : { type: 'CompleteRefund', refundId: id, reference: result.reference, at };
};

/** A charge that nobody answers has failed; what comes of it after all pays or goes back. */
const noAnswer: MoneyResult = { outcome: 'failed', reference: null, code: 'no_answer' };

const resultsOf = (
  state: FulfilmentState,
  money: MoneyAsk,
  at: Instant,
  { payments }: FulfilmentPolicy,
): readonly MoneyResult[] => {
  const { ask, results } = money;
  if (payments === null || ask === null) return results;
  if (!isWanted(state, money) || !isLastAttempt(money, payments)) return results;
  const ends = waitEnds(ask, payments);
  return ends !== null && at >= ends ? [noAnswer] : results;
};

const keyOf = (command: OrderCommand, { terms }: MoneyAsk): string =>
  command.type === 'ReceivePayment'
    ? `${command.type}:${terms.id}:${command.reference}`
    : `${command.type}:${terms.id}`;

/** What the order is to be told of its money, whether already told or not. */
export const moneyCommands = (
  state: FulfilmentState,
  at: Instant,
  policy: FulfilmentPolicy,
): readonly CommandOrder[] =>
  moneyOf(state).flatMap((money) =>
    resultsOf(state, money, at, policy).map((result) => {
      const command = commandOf(money, result, at);
      const key = keyOf(command, money);
      return { type: 'commandOrder', orderId: state.orderId, key, command };
    }),
  );

/** The messages to the provider that are due. */
export const moneyAsks = (
  state: FulfilmentState,
  now: Instant,
  { payments }: FulfilmentPolicy,
): readonly AskPayment[] => {
  if (payments === null) return [];
  return moneyOf(state).flatMap((money): readonly AskPayment[] => {
    const { terms, ask } = money;
    if (!isWanted(state, money)) return [];
    if (ask !== null) {
      const ends = waitEnds(ask, payments);
      if (ends === null || now < ends || isLastAttempt(money, payments)) return [];
    }
    const attempt = (ask?.attempt ?? 0) + 1;
    const key = `payment:${moneyKey(terms)}:${attempt}`;
    return [{ type: 'askPayment', orderId: state.orderId, key, attempt, ...terms }];
  });
};

/** Remembers messages as given out. */
export const withMoneyAsks = (
  state: FulfilmentState,
  asks: readonly AskPayment[],
  at: Instant,
): FulfilmentState => {
  const money = { ...state.money };
  for (const { kind, id, attempt } of asks) {
    const asked = money[moneyKey({ kind, id })];
    if (asked === undefined) continue;
    const ask: Sent = { attempt, at, delivered: attempt === 1 };
    money[moneyKey({ kind, id })] = { ...asked, ask };
  }
  return { ...state, money };
};

/** No answer is waited for that the process has asked for; a person may still owe one. */
export const moneySettled = (state: FulfilmentState): boolean =>
  moneyOf(state).every(({ terms, open, ask }) => terms.kind === 'charge' || !open || ask === null);
