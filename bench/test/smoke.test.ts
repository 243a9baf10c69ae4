import { expect, test } from 'vitest';
import { runScenarios } from '../run.ts';
import { scenarios } from '../scenarios/index.ts';

test('every scenario runs, and its audits pass', async () => {
  const settings = { rounds: 1, seconds: 1, connections: 16, quick: true };
  const report = await runScenarios(scenarios, settings);
  expect(report.scenarios.map(({ name }) => name)).toEqual(scenarios.map(({ name }) => name));
  for (const { checks } of report.scenarios) {
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  }
}, 120_000);
