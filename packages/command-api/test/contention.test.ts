import { expect, it } from 'vitest';
import { line, orderOf, post, startLedger, stocked } from './command-api.ts';

const ledger = await startLedger();
const instances = [ledger.instance(), ledger.instance()] as const;
const writers = 200;
const pieces = 50;

it.each(Array.from({ length: 4 }, (_, round) => round))(
  'sells exactly 50 pieces to 200 writers at two instances (round %i)',
  async (round) => {
    const product = await stocked(instances[0], pieces);
    const answers = await Promise.all(
      Array.from({ length: writers }, async (_, index) => {
        const headers = index % 4 === 0 ? { 'idempotency-key': `${round}-${index}` } : {};
        return await post(instances[index % 2 ? 1 : 0], '/orders', orderOf(line(product)), headers);
      }),
    );
    const count = (status: number) => answers.filter((answer) => answer.status === status).length;
    expect([count(201), count(409)]).toEqual([pieces, writers - pieces]);
    const adjustment = { type: 'adjusted', product_id: product, warehouse_id: 'main' };
    const { body } = await post<Record<string, unknown>>(instances[0], '/inventory/update', {
      ...adjustment,
      quantity: 1,
      reason: 'count',
    });
    expect(body).toMatchObject({ received: pieces + 1, reserved: pieces, available: 1 });
  },
);

it('never sells a part of an order, whatever order the lines compete in', async () => {
  const products = await Promise.all(
    Array.from({ length: 4 }, async () => await stocked(instances[0], 10)),
  );
  const answers = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const lines = products.map((_, offset) => line(products[(index + offset) % 4] ?? '', 1));
      return await post(instances[index % 2 ? 1 : 0], '/orders', orderOf(...lines));
    }),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  const placed = answers.filter(({ status }) => status === 201).length;
  for (const product of products) {
    const { body } = await post<Record<string, unknown>>(instances[0], '/inventory/update', {
      type: 'received',
      product_id: product,
      warehouse_id: 'main',
      quantity: 1,
    });
    expect(body).toMatchObject({ reserved: placed, available: 11 - placed });
  }
});
