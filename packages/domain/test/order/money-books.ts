import assert from 'node:assert/strict';
import type { OrderEvent, PaymentEvent, RefundReason } from '../../src/index.ts';

const types: ReadonlySet<OrderEvent['type']> = new Set<PaymentEvent['type']>([
  'PaymentRequested',
  'PaymentFailed',
  'OrderPaid',
  'SurplusPaymentReceived',
  'RefundRequested',
  'RefundCompleted',
  'RefundFailed',
]);

export const isAboutMoney = (event: OrderEvent): event is PaymentEvent => types.has(event.type);

interface Receipt {
  readonly amount: number;
  readonly currency: string;
  refunded: number;
}

/** What the order itself says when money moves. */
interface Terms {
  readonly total: number;
  readonly currency: string;
  readonly paymentDueAt: string;
  /** It is reserved and waits for its payment. */
  readonly isOpen: boolean;
}

interface Money {
  readonly reference: string;
  readonly amount: number;
  readonly currency: string;
}

/** The money of an order, told a second time; each entry is refused when it cannot be true. */
export class MoneyBooks {
  /** By the reference of the payment. */
  readonly receipts = new Map<string, Receipt>();
  /** The reference of the payment that pays the order. */
  payment: string | null = null;
  readonly refunds = new Map<string, 'requested' | 'completed' | 'failed'>();
  readonly refundReasons: RefundReason[] = [];
  readonly attempts = new Map<string, 'pending' | 'ended'>();
  #pendingAmount = 0;

  get hasPending(): boolean {
    return [...this.attempts.values()].includes('pending');
  }

  /** What was given back of the payment that pays the order. */
  get refunded(): number {
    return this.payment === null ? 0 : (this.receipts.get(this.payment)?.refunded ?? 0);
  }

  get paid(): number {
    return this.payment === null ? 0 : (this.receipts.get(this.payment)?.amount ?? 0);
  }

  write(event: PaymentEvent, terms: Terms): void {
    switch (event.type) {
      case 'PaymentRequested': {
        const { paymentId, amount, requestedAt } = event.data;
        assert.equal(paymentId, String(this.attempts.size + 1));
        assert.ok(terms.isOpen && !this.hasPending && requestedAt < terms.paymentDueAt);
        assert.equal(amount, terms.total);
        this.attempts.set(paymentId, 'pending');
        this.#pendingAmount = amount;
        return;
      }
      case 'PaymentFailed': {
        const { paymentId } = event.data;
        if (paymentId === null) return;
        assert.equal(this.attempts.get(paymentId), 'pending');
        this.attempts.set(paymentId, 'ended');
        return;
      }
      case 'OrderPaid': {
        const { amount, currency, paidAt } = event.data;
        assert.ok(terms.isOpen && paidAt < terms.paymentDueAt);
        assert.deepEqual({ amount, currency }, { amount: terms.total, currency: terms.currency });
        this.#receive(event.data, terms.currency);
        this.payment = event.data.reference;
        return;
      }
      case 'SurplusPaymentReceived':
        this.#checkSurplus(event.data, terms);
        this.#receive(event.data, terms.currency);
        return;
      case 'RefundRequested':
        this.#askRefund(event.data);
        return;
      case 'RefundCompleted':
        assert.match(this.refunds.get(event.data.refundId) ?? '', /requested|failed/);
        this.refunds.set(event.data.refundId, 'completed');
        return;
      case 'RefundFailed':
        assert.equal(this.refunds.get(event.data.refundId), 'requested');
        this.refunds.set(event.data.refundId, 'failed');
    }
  }

  /** Whether all money that did not pay the order goes back. */
  assertNothingKept(): void {
    for (const [reference, { amount, refunded }] of this.receipts) {
      if (reference !== this.payment) assert.equal(refunded, amount);
    }
  }

  #receive({ reference, amount, currency }: Money, expected: string): void {
    assert.ok(Number.isInteger(amount) && amount >= 0 && amount <= 1e12);
    assert.ok(!this.receipts.has(reference));
    this.receipts.set(reference, { amount, currency, refunded: 0 });
    if (amount !== this.#pendingAmount || currency !== expected) return;
    for (const paymentId of this.attempts.keys()) this.attempts.set(paymentId, 'ended');
  }

  #checkSurplus(
    {
      reason,
      amount,
      currency,
      receivedAt,
    }: Extract<PaymentEvent, { type: 'SurplusPaymentReceived' }>['data'],
    { isOpen, total, currency: expected, paymentDueAt }: Terms,
  ): void {
    assert.equal(reason === 'already_paid' || reason === 'cancelled' || !this.payment, true);
    if (!isOpen) return;
    const inTime = receivedAt < paymentDueAt;
    assert.equal(reason, inTime ? 'amount_mismatch' : 'expired');
    if (inTime) assert.ok(amount !== total || currency !== expected);
  }

  #askRefund(data: Extract<PaymentEvent, { type: 'RefundRequested' }>['data']): void {
    const receipt = this.receipts.get(data.paymentReference);
    assert.ok(receipt !== undefined);
    assert.equal(data.refundId, String(this.refunds.size + 1));
    assert.equal(data.currency, receipt.currency);
    assert.ok(Number.isInteger(data.amount) && data.amount > 0);
    receipt.refunded += data.amount;
    assert.ok(receipt.refunded <= receipt.amount);
    assert.equal(data.reason === 'surplus_payment', data.paymentReference !== this.payment);
    this.refunds.set(data.refundId, 'requested');
    this.refundReasons.push(data.reason);
  }
}
