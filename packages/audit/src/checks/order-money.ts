import type { OrderEvent, OrderState } from '@order-ledger/domain';
import type { LedgerEvent } from '@order-ledger/event-store';
import type { Findings } from '../findings.ts';

interface Receipt {
  readonly amount: number;
  readonly currency: string;
  refunded: number;
}

type EventOf<Type extends OrderEvent['type']> = Extract<OrderEvent, { type: Type }>;

const over: readonly OrderState['status'][] = ['cancelled', 'expired', 'rejected', 'abandoned'];

/**
 * The money of one order, told a second time from its events: every receipt by its reference, with
 * what goes back of it.
 */
export class OrderMoneyBooks {
  readonly #receipts = new Map<string, Receipt>();
  readonly #refunds = new Set<string>();
  readonly #findings: Findings;
  #payment: string | null = null;
  #returned = 0;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  /** `state`: the order before the event. */
  add(delivered: LedgerEvent<OrderEvent>, state: OrderState): void {
    const { event } = delivered;
    if (event.type === 'OrderPaid') this.#pay(event, delivered, state);
    else if (event.type === 'SurplusPaymentReceived') this.#receive(event.data, delivered);
    else if (event.type === 'RefundRequested') this.#askRefund(event, delivered);
    else if (event.type === 'ReturnCompleted') this.#returned += event.data.amount;
    else if (event.type === 'RefundCompleted' || event.type === 'RefundFailed') {
      if (this.#refunds.has(event.data.refundId)) return;
      this.#findings.add('refund_wrong', { event: delivered, found: event.data.refundId });
    }
  }

  /** What was paid and does not go back is what is kept, to the last minor unit. */
  checkKept(state: OrderState, event: LedgerEvent<OrderEvent>): void {
    for (const [reference, { amount, refunded }] of this.#receipts) {
      const kept = this.#keptOf(reference, state);
      if (amount - refunded === kept) continue;
      const values = { expected: kept, found: amount - refunded };
      const message = `G8: of the payment ${reference} is kept what should not be, or too little`;
      this.#findings.add('money_not_kept', { event, message, ...values });
    }
  }

  #keptOf(reference: string, state: OrderState): number {
    if (reference !== this.#payment || over.includes(state.status) || !('order' in state)) return 0;
    return state.order.totals.total - this.#returned;
  }

  #pay(event: EventOf<'OrderPaid'>, delivered: LedgerEvent<OrderEvent>, state: OrderState): void {
    const { amount, currency, reference } = event.data;
    if ('order' in state) {
      const { totals, currency: due } = state.order;
      if (amount !== totals.total || currency !== due) {
        const expected = { amount: totals.total, currency: due };
        this.#findings.add('payment_wrong', {
          event: delivered,
          expected,
          found: { amount, currency },
        });
      }
    }
    this.#receive(event.data, delivered);
    this.#payment = reference;
  }

  #receive(
    { reference, amount, currency }: { reference: string; amount: number; currency: string },
    event: LedgerEvent<OrderEvent>,
  ): void {
    if (this.#receipts.has(reference)) {
      this.#findings.add('payment_wrong', { event, found: `${reference} counts twice` });
    }
    this.#receipts.set(reference, { amount, currency, refunded: 0 });
  }

  #askRefund(event: EventOf<'RefundRequested'>, delivered: LedgerEvent<OrderEvent>): void {
    const { refundId, paymentReference, amount, currency } = event.data;
    const receipt = this.#receipts.get(paymentReference);
    if (receipt !== undefined) receipt.refunded += amount;
    const right =
      receipt !== undefined &&
      amount > 0 &&
      receipt.refunded <= receipt.amount &&
      receipt.currency === currency &&
      !this.#refunds.has(refundId);
    this.#refunds.add(refundId);
    if (right) return;
    const expected = receipt && { atMost: receipt.amount, currency: receipt.currency };
    const found = { refunded: receipt?.refunded ?? amount, currency, refundId };
    this.#findings.add('refund_wrong', { event: delivered, expected, found });
  }
}
