import type { Products } from '../load/job.ts';

/** Something that must be so whatever the speed. */
export interface Check {
  readonly name: string;
  readonly holds: boolean;
  readonly detail: string;
}

/** What was answered to the requests that changed something, over all jobs so far. */
interface Answered {
  /** 201 and 202. */
  readonly accepted: number;
}

/** Somebody who takes orders: the ledger, or a peer. */
export interface Contender {
  readonly name: string;
  /** Takes `POST /api/v1/orders`. */
  readonly url: string;
  /** All processes that work for it, by name, but the load generator. */
  readonly pids: () => Readonly<Record<string, number>>;
  /** So many pieces more of each product. */
  receive(products: Products, quantity: number): Promise<void>;
  /** Waits until everything is done that follows from what was answered. */
  settle(): Promise<void>;
  /** Holds its books against what it has answered. */
  check(answered: Answered): Promise<readonly Check[]>;
}

export const productIds = ({ prefix, count }: Products): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
