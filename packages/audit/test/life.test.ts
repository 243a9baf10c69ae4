import { randomUUID } from 'node:crypto';
import { stockItemId } from '@order-ledger/domain';
import { testEventStore } from '@order-ledger/embedded/testing';
import { connectEventStore } from '@order-ledger/event-store';
import { ledgerWriter, placeOrder, testTime as at } from '@order-ledger/projector/testing';
import { afterAll, describe, expect, it } from 'vitest';
import {
  type LifeStep,
  lifeOf,
  markedTexts,
  openTexts,
  orderSubject,
  productSubject,
  statesAt,
  stockSubject,
} from '../src/history/index.ts';

const server = await testEventStore();
const eventStore = connectEventStore({ url: server.url });
afterAll(() => eventStore.close());
const writer = ledgerWriter(eventStore);

const marked = async () => await Promise.resolve(markedTexts);

const stepsOf = async (life: AsyncIterable<LifeStep>): Promise<readonly LifeStep[]> => {
  const steps: LifeStep[] = [];
  for await (const step of life) steps.push(step);
  return steps;
};

describe('the life of an order', () => {
  const orderId = randomUUID();
  const sealed = (text: string) => ({ personId: 'user:ada', sealed: text.padEnd(60, 'A') });

  it('is told event by event, with what each of them changed, by whom and why', async () => {
    await writer.order(orderId, placeOrder(orderId, { shippingAddress: sealed('London') }));
    await writer.order(orderId, { type: 'EditOrder', shippingAddress: sealed('Rome'), at });
    await writer.order(orderId, { type: 'PayOrder', method: 'card', reference: 'p', at });
    const steps = await stepsOf(lifeOf(eventStore, orderSubject, orderId, marked));
    expect(steps.map(({ event }) => event.type)).toEqual([
      'OrderPlaced',
      'OrderReserved',
      'ShippingAddressChanged',
      'OrderPaid',
    ]);
    const [placed, reserved, moved] = steps;
    expect(placed?.changes).toContainEqual({ path: '/status', from: null, to: 'placed' });
    expect(reserved?.changes).toContainEqual({ path: '/status', from: 'placed', to: 'reserved' });
    expect(moved?.event).toMatchObject({
      actor: 'service:test',
      request_id: 'test',
      revision: '2',
    });
    const mark = expect.stringMatching(/^sealed:[0-9a-f]{12}$/) as string;
    expect(moved?.changes).toEqual([{ path: '/shipping_address', from: mark, to: mark }]);
    expect(JSON.stringify(steps)).not.toContain(sealed('Rome').sealed);
  });

  it('has its personal data for who can open it', async () => {
    const opener = {
      openMany: async (all: readonly { sealed: string }[]) =>
        await Promise.resolve(all.map((text) => JSON.stringify(text.sealed.replace(/A+$/, '')))),
    };
    const opened = lifeOf(eventStore, orderSubject, orderId, (given) => openTexts(opener, given));
    const moved = (await stepsOf(opened))[2];
    expect(moved?.changes).toEqual([{ path: '/shipping_address', from: 'London', to: 'Rome' }]);
  });

  it('has nothing to tell of an order that was never placed', async () => {
    expect(await stepsOf(lifeOf(eventStore, orderSubject, randomUUID(), marked))).toEqual([]);
  });
});

it('the changes of a stock item lead from each of its states to the next', async () => {
  const item = { warehouseId: 'main', productId: randomUUID() };
  const received = { type: 'ReceiveStock', item, quantity: 5, reason: 'delivery', at } as const;
  for (const movementId of ['a', 'b']) await writer.stock(item, { ...received, movementId });
  const id = stockItemId(item);
  const steps = await stepsOf(lifeOf(eventStore, stockSubject, id, marked));
  expect(steps[1]?.changes).toEqual([
    { path: '/on_hand', from: 5, to: 10 },
    { path: '/available', from: 5, to: 10 },
    { path: '/received', from: 5, to: 10 },
  ]);
  const moments = [{ revision: 0n }, null, { revision: 2n }];
  const states = await statesAt(eventStore, stockSubject, id, moments);
  expect(states.map((found) => found?.state.received)).toEqual([5, 10, undefined]);
});

it('a product has a life, too', async () => {
  const productId = randomUUID();
  const terms = { name: 'Tea', price: 999, currency: 'USD' };
  await writer.product(productId, { type: 'CreateProduct', productId, ...terms, at });
  await writer.product(productId, { type: 'ChangeProduct', name: 'Green tea', at });
  const steps = await stepsOf(lifeOf(eventStore, productSubject, productId, marked));
  expect(steps[1]?.changes).toEqual([{ path: '/name', from: 'Tea', to: 'Green tea' }]);
});
