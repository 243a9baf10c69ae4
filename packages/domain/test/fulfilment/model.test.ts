import { test } from 'vitest';
import { realProcess } from './model/process.ts';
import { assertAgreement } from './model/property.ts';

const numRuns = Number(process.env.FULFILMENT_RUNS ?? 500);

test('whatever happens, orders, stock, warehouse and money agree, and a replay does nothing', () => {
  assertAgreement(realProcess, { numRuns });
}, 120_000);
