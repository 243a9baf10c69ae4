import { expect, test } from 'vitest';
import { testSystem } from './support/system.ts';

const system = await testSystem({ PAYMENT_DEADLINE_SECONDS: '5' });

test('200 writers against 50 pieces, three times: exactly 50 are sold each time', async () => {
  for (let round = 0; round < 3; round += 1) {
    const item = { product_id: `rare-${round}`, warehouse_id: 'berlin' };
    await system.shop.receive({ ...item, quantity: 50 });
    const line = { ...item, quantity: 1, unit_price: '10.00' };
    const answers = await Promise.all(
      Array.from({ length: 200 }, async () => await system.shop.place([line])),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(50);
    expect(statuses.filter((status) => status === 409)).toHaveLength(150);
  }
  const { stock } = await system.settledInspection([]);
  for (const { available } of stock.values()) expect(available).toBe(50);
}, 90_000);
