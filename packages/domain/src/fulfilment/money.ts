import type { OrderCommand } from '../order/commands.ts';
import type { Instant } from '../shared/ids.ts';
import { addMs } from '../shared/instants.ts';
import type { AskPayment, CommandOrder } from './actions.ts';
import { moneyKey } from './evolve/money.ts';
import { replyWaitMs } from './policy.ts';
import type { FulfilmentPolicy } from './policy.ts';
import type { FulfilmentState, MoneyAsk, MoneyResult, MoneyTerms, Sent } from './state.ts';

/*
 * Charges and refunds: the provider is asked until it answers, and what it answers is told to the
 * order, whatever has become of that meanwhile.
 */

type Terms = NonNullable<FulfilmentPolicy['payments']>;

const moneyOf = (state: FulfilmentState): readonly MoneyAsk[] => Object.values(state.money);

/** When the wait for an answer is over; `null` while the message could not leave. */
const waitEnds = (ask: Sent, { replyMs }: Terms): Instant | null =>
  ask.delivered ? addMs(ask.at, replyWaitMs(ask.attempt, replyMs)) : null;

const isWaitOver = (ask: Sent, now: Instant, policy: Terms): boolean => {
  const ends = waitEnds(ask, policy);
  return ends !== null && now >= ends;
};

/** The order awaits the charge. */
const isWanted = ({ phase }: FulfilmentState, { open }: MoneyAsk): boolean =>
  open && phase === 'reserved';

/** What is to be asked until there is an answer; `null` when nothing is. */
const messageFor = (
  state: FulfilmentState,
  money: MoneyAsk,
  { attempts }: Terms,
): AskPayment['kind'] | null => {
  const { terms, ask, open, results } = money;
  if (results.length > 0) return null;
  if (terms.kind === 'refund') return open ? 'refund' : null;
  const asked = ask?.attempt ?? 0;
  if (isWanted(state, money) && asked < attempts) return 'charge';
  // Money may have been taken: that has to be known, whatever became of the order.
  return asked > 0 ? 'void' : null;
};

/** When the silence of the provider calls for something. */
export const moneyDueAt = (
  state: FulfilmentState,
  { payments }: FulfilmentPolicy,
): readonly Instant[] =>
  payments === null
    ? []
    : moneyOf(state).flatMap((money) => {
        const { ask } = money;
        if (ask === null || messageFor(state, money, payments) === null) return [];
        return waitEnds(ask, payments) ?? [];
      });

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

/** The order was over before anybody was asked to charge it. */
const notAsked: MoneyResult = { outcome: 'failed', reference: null, code: 'not_asked' };

const resultsOf = (
  state: FulfilmentState,
  money: MoneyAsk,
  at: Instant,
  { payments }: FulfilmentPolicy,
): readonly MoneyResult[] => {
  const { ask, results, open, terms } = money;
  if (payments === null) return results;
  const wanted = isWanted(state, money);
  if (ask === null && results.length === 0 && open && !wanted) {
    return terms.kind === 'charge' ? [notAsked] : [];
  }
  if (ask === null || !wanted) return results;
  const isVoid = messageFor(state, money, payments) === 'void';
  return isVoid && isWaitOver(ask, at, payments) ? [noAnswer] : results;
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

const askOf = (
  terms: MoneyTerms,
  kind: AskPayment['kind'],
  about: Pick<AskPayment, 'orderId' | 'key' | 'attempt'>,
): AskPayment =>
  terms.kind === 'refund'
    ? { type: 'askPayment', ...about, ...terms }
    : { type: 'askPayment', ...about, ...terms, kind: kind === 'void' ? kind : 'charge' };

/** The messages to the provider that are due. */
export const moneyAsks = (
  state: FulfilmentState,
  now: Instant,
  { payments }: FulfilmentPolicy,
): readonly AskPayment[] => {
  if (payments === null) return [];
  return moneyOf(state).flatMap((money): readonly AskPayment[] => {
    const { terms, ask } = money;
    const kind = messageFor(state, money, payments);
    if (kind === null || (ask !== null && !isWaitOver(ask, now, payments))) return [];
    const attempt = (ask?.attempt ?? 0) + 1;
    const key = `payment:${kind}:${terms.id}:${attempt}`;
    return [askOf(terms, kind, { orderId: state.orderId, key, attempt })];
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
    const key = moneyKey({ kind: kind === 'refund' ? kind : 'charge', id });
    const asked = money[key];
    if (asked === undefined) continue;
    const ask: Sent = { attempt, at, delivered: attempt === 1 };
    money[key] = { ...asked, ask };
  }
  return { ...state, money };
};

/** No answer is waited for that the process has asked for; a person may still owe one. */
export const moneySettled = (state: FulfilmentState): boolean =>
  moneyOf(state).every(({ terms, open, ask, results }) => {
    if (ask === null) return true;
    return terms.kind === 'refund' ? !open : results.length > 0;
  });
