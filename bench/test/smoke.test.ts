import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { comparisonText, parseReport } from '../report/compare.ts';
import { writeReport } from '../report/write.ts';
import { runScenarios } from '../run.ts';
import { scenarios } from '../scenarios/index.ts';

const settings = { rounds: 1, seconds: 1, connections: 8, rate: 50, size: 500, quick: true };

/** One of each way to measure: `npm run bench -- --quick` is all of them. */
const names = ['spread-1', 'latency', 'reads', 'mixed', 'durability'];
const some = scenarios.filter(({ name }) => names.includes(name));

test('scenarios run, their checks hold, and both reports come out', async () => {
  const report = await runScenarios(some, settings);
  expect(report.scenarios.map(({ name }) => name)).toEqual(some.map(({ name }) => name));
  for (const { checks } of report.scenarios) {
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(checks.length).toBeGreaterThan(0);
  }

  const dir = await mkdtemp(join(tmpdir(), 'bench-report-'));
  const [json = '', html = ''] = await writeReport(dir, report);
  expect(parseReport(await readFile(json, 'utf8'))).toEqual(report);
  const page = await readFile(html, 'utf8');
  for (const { title } of some) expect(page).toContain(title);
  // It opens without a network.
  expect(page).not.toMatch(/<(script|link|img)[^>]+(src|href)=/);
  expect(comparisonText(report, report)).toContain('+0 %');
  await rm(dir, { recursive: true });
}, 300_000);
