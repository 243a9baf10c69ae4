import { createHash } from 'node:crypto';
import type { PaymentRequest } from '@order-ledger/contracts';
import { draw } from './behaviour.ts';
import type { Behaviour } from './behaviour.ts';

/** What became of a charge or refund, for good. */
export interface Entry {
  /** `payment_id` or `refund_id`. */
  readonly id: string;
  readonly kind: 'payment' | 'refund';
  readonly order_id: string;
  readonly outcome: 'succeeded' | 'failed';
  /** `null` unless it succeeded. */
  readonly reference: string | null;
  /** Why it failed. */
  readonly code: string | null;
  readonly amount: string;
  readonly currency: string;
  /** How a payment was made. */
  readonly method: string | null;
  /** Of a refund: the payment that goes back. */
  readonly payment_reference: string | null;
}

export interface Books {
  /** Settles a request once: whatever is asked about it later has the same answer. */
  readonly settle: (request: PaymentRequest, behaviour: Behaviour) => Entry;
  readonly find: (id: string) => Entry | undefined;
  readonly all: () => readonly Entry[];
}

export const idOf = (request: PaymentRequest): string =>
  request.kind === 'refund' ? request.refund_id : request.payment_id;

/** Methods whose charges, or refunds, always fail: to try that out with one order. */
const testMethods = { declined: 'test_declined', refundFails: 'test_refund_fails' };

/** Amounts of one currency have the same digits behind the point. */
const units = (amount: string): bigint => BigInt(amount.replace('.', ''));

const referenceOf = (id: string): string =>
  `sim_${createHash('sha256').update(id).digest('hex').slice(0, 24)}`;

/** Keeps in memory what the provider has done, for as long as the process lives. */
export const createBooks = (): Books => {
  const entries = new Map<string, Entry>();

  const paid = (reference: string): Entry | undefined =>
    [...entries.values()].find((entry) => entry.reference === reference);

  const refunded = (reference: string): bigint =>
    [...entries.values()]
      .filter((entry) => entry.payment_reference === reference && entry.outcome === 'succeeded')
      .reduce((sum, entry) => sum + units(entry.amount), 0n);

  /** More than was paid, of a payment that this process has made. */
  const isTooMuch = (reference: string, amount: string): boolean => {
    const payment = paid(reference);
    return payment !== undefined && refunded(reference) + units(amount) > units(payment.amount);
  };

  /** Why it fails; `null` when it succeeds. */
  const codeOf = (request: PaymentRequest, behaviour: Behaviour): string | null => {
    const { failure_rate, refund_failure_rate, seed } = behaviour;
    const fate = draw(seed, idOf(request));
    if (request.kind === 'void') return 'not_charged';
    if (request.kind === 'charge') {
      const isDeclined = request.method === testMethods.declined || fate < failure_rate;
      return isDeclined ? 'card_declined' : null;
    }
    const { payment_reference: reference, amount } = request;
    if (isTooMuch(reference, amount)) return 'refund_exceeds_payment';
    const fails = paid(reference)?.method === testMethods.refundFails || fate < refund_failure_rate;
    return fails ? 'refund_failed' : null;
  };

  return {
    settle: (request, behaviour) => {
      const id = idOf(request);
      const known = entries.get(id);
      if (known !== undefined) return known;
      const code = codeOf(request, behaviour);
      const entry: Entry = {
        id,
        kind: request.kind === 'refund' ? 'refund' : 'payment',
        order_id: request.order_id,
        outcome: code === null ? 'succeeded' : 'failed',
        reference: code === null ? referenceOf(id) : null,
        code,
        amount: request.amount,
        currency: request.currency,
        method: request.kind === 'refund' ? null : request.method,
        payment_reference: request.kind === 'refund' ? request.payment_reference : null,
      };
      entries.set(id, entry);
      return entry;
    },
    find: (id) => entries.get(id),
    all: () => [...entries.values()],
  };
};
