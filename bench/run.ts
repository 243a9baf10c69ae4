import { openLab } from './lab/lab.ts';
import type { LabOptions } from './lab/lab.ts';
import { thisMachine } from './report/machine.ts';
import { showProgress } from './report/progress.ts';
import type { Report, ScenarioResult } from './report/result.ts';
import type { Scenario, Settings } from './scenarios/scenario.ts';

/**
 * Runs scenarios one after the other, each on a fresh ledger, or, when it has to be quick, all on
 * one. `onResult` is told of each result as soon as it is there.
 */
export const runScenarios = async (
  scenarios: readonly Scenario[],
  settings: Settings & LabOptions,
  onResult: (result: ScenarioResult) => void = () => {},
): Promise<Report> => {
  const startedAt = new Date().toISOString();
  const total = scenarios.reduce((sum, scenario) => sum + scenario.steps(settings), 0);
  const progress = showProgress(total);
  const results: ScenarioResult[] = [];
  await using shared = settings.quick ? await openLab(settings) : undefined;
  try {
    for (const scenario of scenarios) {
      const lab = shared ?? (await openLab(settings));
      await using _own = shared === undefined ? lab : undefined;
      const step = (what: string): void => progress.step(`${scenario.name}: ${what}`);
      const result = await scenario.run(lab, settings, step);
      results.push(result);
      onResult(result);
    }
  } finally {
    progress.end();
  }
  return {
    version: 1,
    startedAt,
    machine: thisMachine(),
    settings: { ...settings },
    scenarios: results,
  };
};
