import { expect, test } from 'vitest';
import { writeLives } from './support/lives.ts';
import { testSystem } from './support/system.ts';

const system = await testSystem();

test('a ledger that its own deciders wrote, and its read models, have nothing wrong', async () => {
  await writeLives(system.writer(), 3);
  await system.project();
  const report = await system.audit();
  expect(report.findings).toStrictEqual([]);
  expect(report.findingCount).toBe(0);
  expect(report.events).toBeGreaterThan(200);
  expect(report.orders).toBe(30);
  expect(report.projections.map(({ compared }) => compared)).toStrictEqual(Array(5).fill(true));
  expect(report.position).toBe(await system.eventStore().head());
});
