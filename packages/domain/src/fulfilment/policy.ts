import type { Instant } from '../shared/ids.ts';

export { addMs } from '../shared/instants.ts';

export interface FulfilmentPolicy {
  /**
   * Grace between the first reservation and the order that it is for, and between making a
   * reservation larger and the edit of the order that it is for.
   */
  readonly abandonAfterMs: number;
  /** Wait for the first reply of the warehouse; doubles with each repetition. */
  readonly warehouseReplyMs: number;
  /** Unanswered reserve and queries after which the order is cancelled. */
  readonly warehouseAttempts: number;
  /** `null` without a payment provider: refunds then wait for a person. */
  readonly payments: {
    /** Wait for the first reply of the provider; doubles with each repetition. */
    readonly replyMs: number;
    /** Unanswered charges after which the payment has failed. A refund is never given up. */
    readonly attempts: number;
  } | null;
}

const maxDoublings = 6;

export const later = (a: Instant, b: Instant | null): Instant => (b !== null && b > a ? b : a);

/** How long the reply to an attempt, from 1, is waited for. */
export const replyWaitMs = (attempt: number, firstMs: number): number =>
  firstMs * 2 ** Math.min(attempt - 1, maxDoublings);
