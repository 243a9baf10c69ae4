import type { Finding } from '@order-ledger/audit';
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
    report: {
      storeId: 'store',
      position: 9n,
      lastEventPosition: 9n,
      lastEventAt: null,
      events: 9,
      streams: 3,
      eventsByCategory: { order: 9 },
      root: '',
      orders: 2,
      ordersInFlight: 0,
      openReservations: 0,
      projections: [],
      certifiedUpTo: null,
      findingCount: 0,
      findingsByCode: {},
      findings: [],
    },
    orders: new Map([
      ['order-1', 'confirmed'],
      ['order-2', 'expired'],
    ]),
    stock: new Map([
      ['berlin.sneaker-42', { received: 2, reserved: 0, confirmed: 1, available: 1, peak: 2 }],
    ]),
  },
  warehouseDisagreements: [],
  seconds: 1,
};

const { inspection, told } = good;
const { report } = inspection;

const oversold: Finding = {
  code: 'oversold',
  message: 'G1: more was promised than received',
  event: { stream: 'stockReservation-a.b', revision: 3n, position: 4n, type: 'StockReserved' },
  stream: 'stockReservation-a.b',
  row: null,
  expected: '<= 2',
  found: 3,
  explainedBy: null,
};

test('a ledger in order passes every check', () => {
  expect(reportOf(good)).toMatchObject({ holds: true });
});

test.each<[string, Findings]>([
  ['pieces promised', { ...good, told: { ...told, flash: tallyOf(201, 409, 409) } }],
  [
    'pieces promised',
    {
      ...good,
      inspection: {
        ...inspection,
        stock: new Map([
          ['berlin.sneaker-42', { received: 3, reserved: 0, confirmed: 1, available: 2, peak: 3 }],
        ]),
      },
    },
  ],
  ['orders lost', { ...good, told: { ...told, acknowledged: ['order-1', 'order-9'] } }],
  [
    'left open',
    {
      ...good,
      inspection: { ...inspection, orders: new Map([...inspection.orders, ['order-3', 'paid']]) },
    },
  ],
  [
    'left behind',
    { ...good, inspection: { ...inspection, report: { ...report, openReservations: 1 } } },
  ],
  [
    'findings of the audit',
    {
      ...good,
      inspection: {
        ...inspection,
        report: {
          ...report,
          findingCount: 1,
          findingsByCode: { oversold: 1 },
          findings: [oversold],
        },
      },
    },
  ],
  ['at the warehouse', { ...good, warehouseDisagreements: ['order-1: confirmed, unknown'] }],
])('a ledger with something %s fails that check alone', (name, findings) => {
  const { holds, text } = reportOf(findings);
  expect(holds).toBe(false);
  const failed = text.split('\n').filter((line) => line.includes('NO'));
  expect(failed).toHaveLength(1);
  expect(failed[0]).toContain(name);
});
