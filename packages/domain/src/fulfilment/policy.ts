import type { Instant } from '../shared/ids.ts';

export interface FulfilmentPolicy {
  /** Grace between the first reservation and the order that it is for. */
  readonly abandonAfterMs: number;
  /** Wait for the first reply of the warehouse; doubles with each repetition. */
  readonly warehouseReplyMs: number;
  /** Unanswered reserve and queries after which the order is cancelled. */
  readonly warehouseAttempts: number;
}

const maxDoublings = 6;

export const addMs = (instant: Instant, ms: number): Instant =>
  new Date(Date.parse(instant) + ms).toISOString();

export const later = (a: Instant, b: Instant | null): Instant => (b !== null && b > a ? b : a);

export const replyWaitMs = (attempt: number, policy: FulfilmentPolicy): number =>
  policy.warehouseReplyMs * 2 ** Math.min(attempt - 1, maxDoublings);
