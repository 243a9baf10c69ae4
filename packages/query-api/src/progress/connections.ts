import { commonProblem } from '@order-ledger/service-kit';
import { queryProblem } from '../http/problems.ts';

export interface ConnectionLimits {
  /** Open at once in this instance. */
  readonly perInstance: number;
  /** Of those, of one customer. */
  readonly perCustomer: number;
  /** Of those, of one service, which may follow orders for many people. */
  readonly perService: number;
}

export interface StreamCaller {
  readonly kind: 'customer' | 'service';
  readonly id: string;
}

/** Streams that are open. */
export interface Connections {
  /**
   * Counts one more, to be ended by `end` when the service stops. Answers how to count it out.
   * Throws `too_many_streams` (429) for one caller too many, `overloaded` (503) for one in all.
   */
  open(caller: StreamCaller, end: () => void): () => void;
  /** Ends all that are open, and refuses more. */
  close(): void;
}

export const createConnections = (limits: ConnectionLimits): Connections => {
  const { perInstance, perCustomer, perService } = limits;
  const ends = new Map<symbol, () => void>();
  const byCaller = new Map<string, number>();
  let closed = false;
  return {
    open: ({ kind, id: caller }, end) => {
      const ofCaller = byCaller.get(caller) ?? 0;
      const share = kind === 'customer' ? perCustomer : perService;
      if (closed) throw commonProblem('shutting_down');
      if (ofCaller >= share) throw queryProblem('too_many_streams');
      if (ends.size >= perInstance) throw commonProblem('overloaded');
      const id = Symbol(caller);
      ends.set(id, end);
      byCaller.set(caller, ofCaller + 1);
      return () => {
        if (!ends.delete(id)) return;
        const left = (byCaller.get(caller) ?? 1) - 1;
        if (left === 0) byCaller.delete(caller);
        else byCaller.set(caller, left);
      };
    },
    close: () => {
      closed = true;
      for (const end of ends.values()) end();
    },
  };
};
