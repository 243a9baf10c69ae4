import { randomUUID } from 'node:crypto';
import { orderOf } from '@order-ledger/cli';
import type { Shop } from '@order-ledger/cli';
import { untilAnswered } from './system.ts';

/** Customers who order all the time, and repeat what was not answered. */
export interface Load {
  /** The order id that each key was told; a key that was told two is in `contradictions`. */
  readonly acknowledged: ReadonlySet<string>;
  readonly paid: ReadonlySet<string>;
  readonly contradictions: readonly string[];
  readonly refused: number;
  /** Resolves when so many more orders are acknowledged than now. */
  more(orders: number): Promise<void>;
  /** Lets every customer finish the request at hand. */
  stop(): Promise<void>;
}

export const items = ['mug', 'poster', 'lamp'].map((product_id) => ({
  product_id,
  warehouse_id: 'berlin',
}));

const linesFor = (turn: number) =>
  items.slice(0, 1 + (turn % items.length)).map((item) => ({
    ...item,
    quantity: 1 + (turn % 2),
    unit_price: '19.90',
  }));

export const startLoad = (shop: Shop, customers: number): Load => {
  const acknowledged = new Set<string>();
  const paid = new Set<string>();
  const contradictions: string[] = [];
  let refused = 0;
  const stopped = new AbortController();
  const waiting: { readonly from: number; readonly resolve: () => void }[] = [];

  const oneOrder = async (turn: number): Promise<void> => {
    const key = randomUUID();
    const options = { key, respondAsync: turn % 4 === 0, user: `user-${turn % 7}` };
    const place = async () => await shop.place(linesFor(turn), options);
    const answer = await untilAnswered(place);
    if (answer.status >= 400) {
      refused += 1;
      return;
    }
    const { id } = orderOf(answer);
    const again = await untilAnswered(place);
    if (again.status !== answer.status || orderOf(again).id !== id) contradictions.push(key);
    acknowledged.add(id);
    for (const { from, resolve } of waiting) if (acknowledged.size >= from) resolve();
    if (turn % 3 === 0) {
      const payment = await untilAnswered(async () => await shop.pay(id, `pay-${key}`));
      if (payment.status === 200) paid.add(id);
    }
    if (turn % 5 === 0) await untilAnswered(async () => await shop.cancel(id, 'no longer wanted'));
  };

  const customer = async (index: number): Promise<void> => {
    for (let turn = index; !stopped.signal.aborted; turn += customers) await oneOrder(turn);
  };
  const all = Promise.all(Array.from({ length: customers }, (_, index) => customer(index)));
  // A failed customer is reported by `stop`, and meanwhile to whoever waits for more.
  all.catch(() => {});

  return {
    acknowledged,
    paid,
    contradictions,
    get refused() {
      return refused;
    },
    more: async (orders) => {
      const enough = new Promise<void>((resolve) => {
        waiting.push({ from: acknowledged.size + orders, resolve });
      });
      await Promise.race([enough, all]);
    },
    stop: async () => {
      stopped.abort();
      await all;
    },
  };
};
