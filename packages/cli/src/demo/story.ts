import pLimit from 'p-limit';
import { withProgress } from '../terminal/progress.ts';
import { everydayItems, everydayLines, everydayPieces, flashItem } from './plan.ts';
import type { Plan } from './plan.ts';
import { orderOf } from './shop.ts';
import type { Answer, Shop } from './shop.ts';
import { createTally } from './tally.ts';
import type { Tally } from './tally.ts';

/** What the callers were told; the ledger must agree with all of it. */
export interface Told {
  readonly flash: Tally;
  readonly everyday: Tally;
  readonly repeats: Tally;
  readonly paid: Tally;
  readonly cancelled: Tally;
  /** Every order id that was answered 201 or 202. */
  readonly acknowledged: readonly string[];
}

class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
}

const expectStatus = (answer: Answer, ...allowed: readonly number[]): Answer => {
  if (allowed.includes(answer.status)) return answer;
  const body = JSON.stringify(answer.body);
  throw new UnexpectedAnswer(`answer ${answer.status}, expected ${allowed.join(' or ')}: ${body}`);
};

/** Runs calls at most `concurrency` at a time under a progress bar and tallies the answers. */
const fire = async (
  title: string,
  concurrency: number,
  calls: readonly (() => Promise<Answer>)[],
): Promise<{ readonly tally: Tally; readonly answers: readonly Answer[] }> => {
  const tally = createTally();
  const limit = pLimit(concurrency);
  const answers = await withProgress(
    title,
    calls.length,
    async (tick) =>
      await Promise.all(
        calls.map(
          async (call) =>
            await limit(async () => {
              const startedAt = performance.now();
              const answer = await call();
              tally.add(answer, performance.now() - startedAt);
              tick();
              return answer;
            }),
        ),
      ),
  );
  return { tally, answers };
};

const acknowledgedIn = (answers: readonly Answer[]): readonly string[] =>
  answers
    .filter(({ status }) => status === 201 || status === 202)
    .map((answer) => orderOf(answer).id);

const receiveStock = async (shop: Shop, plan: Plan): Promise<void> => {
  const deliveries = [
    { ...flashItem, quantity: plan.flashPieces },
    ...everydayItems.map((item) => ({ ...item, quantity: everydayPieces })),
  ];
  const calls = deliveries.map(
    (item) => async () => expectStatus(await shop.receive(item), 200, 201),
  );
  await fire('products and stock received', 8, calls);
};

/** Every fourth customer of the flash sale sends an idempotency key. */
const keyEvery = 4;

const flashOrder = async (shop: Shop, index: number): Promise<Answer> => {
  const line = { ...flashItem, quantity: 1, unit_price: '129.00' };
  const keyed = index % keyEvery === 0 ? { key: `flash-${index}` } : {};
  return await shop.place([line], { user: `user-${index}`, ...keyed });
};

const flashSale = async (shop: Shop, plan: Plan): ReturnType<typeof fire> => {
  const calls = Array.from(
    { length: plan.flashOrders },
    (_, index) => async () => expectStatus(await flashOrder(shop, index), 201, 409),
  );
  return await fire(`flash sale for ${plan.flashPieces} pieces`, calls.length, calls);
};

/** Requests with a key again: the same answers, and not one order more. */
const repeatFlashSale = async (shop: Shop, first: readonly Answer[]): ReturnType<typeof fire> => {
  const calls = first.flatMap((answer, index) => {
    if (index % keyEvery !== 0) return [];
    return async () => {
      const again = expectStatus(await flashOrder(shop, index), answer.status);
      if (again.status === 201 && orderOf(again).id !== orderOf(answer).id) {
        throw new UnexpectedAnswer('a repeated request made another order');
      }
      return again;
    };
  });
  return await fire('requests with a key repeated', 32, calls);
};

const everyday = async (shop: Shop, plan: Plan): ReturnType<typeof fire> => {
  const calls = Array.from({ length: plan.everydayOrders }, (_, index) => async () => {
    const respondAsync = index % plan.asyncEvery === 0;
    const options = { respondAsync, user: `user-${index}` };
    return expectStatus(await shop.place(everydayLines(index), options), 201, 202, 409);
  });
  return await fire('everyday orders, some asynchronous', 32, calls);
};

/** Reads each order at once, by the position of its answer: never a 404. */
const readOwnWrites = async (shop: Shop, answers: readonly Answer[]): Promise<void> => {
  const own = answers.filter(({ status }) => status === 201 || status === 202);
  const calls = own.map(
    (answer) => async () =>
      expectStatus(await shop.order(orderOf(answer).id, answer.position), 200, 503),
  );
  await fire('orders read back', 32, calls);
};

export const tellStory = async (shop: Shop, plan: Plan): Promise<Told> => {
  await receiveStock(shop, plan);
  const flash = await flashSale(shop, plan);
  const repeats = await repeatFlashSale(shop, flash.answers);
  const daily = await everyday(shop, plan);
  await readOwnWrites(shop, daily.answers);

  const acknowledged = [...acknowledgedIn(flash.answers), ...acknowledgedIn(daily.answers)];
  const toPay = acknowledged.filter((_, index) => (index % 100) / 100 < plan.payShare);
  const rest = acknowledged.filter((_, index) => (index % 100) / 100 >= plan.payShare);
  const toCancel = rest.slice(0, Math.round(acknowledged.length * plan.cancelShare));
  const paid = await fire(
    'payments',
    32,
    toPay.map((id) => async () => expectStatus(await shop.pay(id, `pay-${id}`), 200, 409)),
  );
  const cancelled = await fire(
    'cancellations',
    32,
    [...toCancel, ...toPay.slice(0, 20)].map(
      (id) => async () => expectStatus(await shop.cancel(id, 'changed my mind'), 200, 409),
    ),
  );
  return {
    flash: flash.tally,
    repeats: repeats.tally,
    everyday: daily.tally,
    paid: paid.tally,
    cancelled: cancelled.tally,
    acknowledged,
  };
};
