import { expect, test } from 'vitest';
import { defaultPlan } from '../src/demo/plan.ts';
import { reportOf } from '../src/demo/report.ts';
import type { Findings } from '../src/demo/report.ts';
import { createTally } from '../src/demo/tally.ts';

const sold = 2;
const plan = { ...defaultPlan, flashOrders: 3, flashPieces: sold };

const tallyOf = (...statuses: readonly number[]) => {
  const tally = createTally();
  for (const status of statuses) tally.add({ status, body: {}, position: undefined }, 1);
  return tally;
};

const good: Findings = {
  plan,
  told: {
    flash: tallyOf(201, 201, 409),
    repeats: tallyOf(),
    everyday: tallyOf(),
    paid: tallyOf(200),
    cancelled: tallyOf(),
    acknowledged: ['order-1', 'order-2'],
  },
  flashItemId: 'berlin.sneaker-42',
  inspection: {
    summary: {
      events: 9,
      orders: new Map([
        ['order-1', 'confirmed'],
        ['order-2', 'expired'],
      ]),
      stock: new Map([
        ['berlin.sneaker-42', { received: 2, reserved: 0, confirmed: 1, available: 1, peak: 2 }],
      ]),
      oversold: 0,
      openReservations: 0,
    },
    brokenLinks: [],
    drift: [],
  },
  warehouseDisagreements: [],
  seconds: 1,
};

const { inspection, told } = good;
const { summary } = inspection;

const drifted = {
  projection: 'stock',
  position: 9n,
  rows: 1,
  events: 9,
  differences: [
    {
      table: 'rows',
      key: ['berlin.sneaker-42'],
      kind: 'missing',
      columns: [],
    },
  ],
} as const;

test('a ledger in order passes every check', () => {
  expect(reportOf(good)).toMatchObject({ holds: true });
});

test.each<[string, Findings]>([
  ['oversold', { ...good, inspection: { ...inspection, summary: { ...summary, oversold: 1 } } }],
  ['pieces promised', { ...good, told: { ...told, flash: tallyOf(201, 409, 409) } }],
  [
    'pieces promised',
    {
      ...good,
      inspection: {
        ...inspection,
        summary: {
          ...summary,
          stock: new Map([
            [
              'berlin.sneaker-42',
              { received: 3, reserved: 0, confirmed: 1, available: 2, peak: 3 },
            ],
          ]),
        },
      },
    },
  ],
  ['orders lost', { ...good, told: { ...told, acknowledged: ['order-1', 'order-9'] } }],
  [
    'left open',
    {
      ...good,
      inspection: {
        ...inspection,
        summary: { ...summary, orders: new Map([...summary.orders, ['order-3', 'paid']]) },
      },
    },
  ],
  [
    'left behind',
    { ...good, inspection: { ...inspection, summary: { ...summary, openReservations: 1 } } },
  ],
  ['unlike their events', { ...good, inspection: { ...inspection, drift: [drifted] } }],
  ['hash chain', { ...good, inspection: { ...inspection, brokenLinks: ['order-1@3'] } }],
  ['at the warehouse', { ...good, warehouseDisagreements: ['order-1: confirmed, unknown'] }],
])('a ledger with something %s fails that check alone', (name, findings) => {
  const { holds, text } = reportOf(findings);
  expect(holds).toBe(false);
  const failed = text.split('\n').filter((line) => line.includes('NO'));
  expect(failed).toHaveLength(1);
  expect(failed[0]).toContain(name);
});
