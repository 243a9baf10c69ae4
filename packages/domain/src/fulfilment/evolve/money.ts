import type { Instant } from '../../shared/ids.ts';
import type { AskPayment } from '../actions.ts';
import type { PaymentReport } from '../inputs.ts';
import type { FulfilmentState, MoneyAsk, MoneyResult, MoneyTerms } from '../state.ts';

export const moneyKey = ({ kind, id }: Pick<MoneyTerms, 'kind' | 'id'>): string => `${kind}:${id}`;

const withMoney = (state: FulfilmentState, money: MoneyAsk): FulfilmentState => ({
  ...state,
  money: { ...state.money, [moneyKey(money.terms)]: money },
});

/** The order asks for money to come or go. */
export const openMoney = (state: FulfilmentState, terms: MoneyTerms): FulfilmentState =>
  withMoney(state, { terms, open: true, ask: null, results: [] });

/** The order knows what became of it. */
export const closeMoney = (
  state: FulfilmentState,
  kind: MoneyTerms['kind'],
  id: string,
): FulfilmentState => {
  const money = state.money[moneyKey({ kind, id })];
  return money?.open === true ? withMoney(state, { ...money, open: false }) : state;
};

/** The order is paid, by whichever of its charges. */
export const closeCharges = (state: FulfilmentState): FulfilmentState =>
  Object.values(state.money)
    .filter(({ terms }) => terms.kind === 'charge')
    .reduce((closed, { terms }) => closeMoney(closed, terms.kind, terms.id), state);

const resultOf = (report: PaymentReport): MoneyResult => {
  const { outcome, reference } = report;
  return outcome === 'succeeded'
    ? { outcome, reference }
    : { outcome, reference, code: report.code };
};

/** A second success under another reference is other money, and told as well. */
const sameResult = (a: MoneyResult, b: MoneyResult): boolean =>
  a.outcome === b.outcome && (a.outcome === 'failed' || a.reference === b.reference);

export const afterMoneyReport = (
  state: FulfilmentState,
  report: PaymentReport,
): FulfilmentState => {
  const money = state.money[moneyKey(report)];
  const result = resultOf(report);
  if (money === undefined || money.results.some((known) => sameResult(known, result))) return state;
  return withMoney(state, { ...money, results: [...money.results, result] });
};

export const afterMoneyDelivery = (
  state: FulfilmentState,
  action: AskPayment,
  at: Instant,
): FulfilmentState => {
  const { id } = action;
  const kind = action.kind === 'refund' ? action.kind : 'charge';
  const money = state.money[moneyKey({ kind, id })];
  if (money === undefined || money.ask === null) return state;
  const { ask } = money;
  return ask.attempt === action.attempt && !ask.delivered
    ? withMoney(state, { ...money, ask: { ...ask, at, delivered: true } })
    : state;
};
