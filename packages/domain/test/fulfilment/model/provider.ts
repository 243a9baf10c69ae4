import assert from 'node:assert/strict';
import type { AskPayment, PaymentReport } from '../../../src/index.ts';
import type { Treatment } from './warehouse.ts';

/** A payment provider that does each charge and each refund at most once and knows its answer. */
export class Provider {
  readonly #asked = new Map<string, AskPayment>();
  readonly #answers = new Map<string, PaymentReport>();

  receive(ask: AskPayment, treatment: Treatment): readonly PaymentReport[] {
    if (treatment === 'drop' || treatment === 'unreachable') return [];
    const kind = ask.kind === 'refund' ? ask.kind : 'charge';
    const key = `${ask.orderId} ${kind} ${ask.id}`;
    const { amount, currency } = this.#asked.get(key) ?? ask;
    assert.deepEqual(
      [ask.amount, ask.currency],
      [amount, currency],
      'an id is about the same money',
    );
    this.#asked.set(key, ask);
    const answer = this.#answers.get(key) ?? answerTo(ask, treatment === 'refuse');
    this.#answers.set(key, answer);
    return treatment === 'silent' || treatment === 'loseAnswer' ? [] : [answer];
  }

  /** What it has taken and given back for an order. */
  done(
    orderId: string,
    kind: 'charge' | 'refund',
  ): readonly (AskPayment & { reference: string })[] {
    return [...this.#asked].flatMap(([key, ask]) => {
      const answer = this.#answers.get(key);
      return ask.orderId === orderId && answer?.kind === kind && answer.outcome === 'succeeded'
        ? [{ ...ask, reference: answer.reference }]
        : [];
    });
  }
}

const answerTo = ({ orderId, kind, id }: AskPayment, refuse: boolean): PaymentReport => {
  if (kind === 'void') {
    return { kind: 'charge', id, outcome: 'failed', reference: null, code: 'not_charged' };
  }
  return refuse
    ? { kind, id, outcome: 'failed', reference: null, code: 'declined' }
    : { kind, id, outcome: 'succeeded', reference: `${kind}-${orderId}-${id}` };
};
