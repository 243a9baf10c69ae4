import { figures } from './result.ts';
import type { Figure, Report, ScenarioResult } from './result.ts';
import { median } from './statistics.ts';
import { plainTable } from './table.ts';
import { formatNumber } from './text.ts';

const compared: readonly Figure[] = ['accepted', 'answers', 'p50', 'p95', 'p99', 'cpu'];

const rowsOf = (before: ScenarioResult, now: ScenarioResult): string[][] =>
  now.contenders.flatMap((contender) => {
    const earlier = before.contenders.find(({ name }) => name === contender.name);
    return compared.flatMap((figure) => {
      const [then = [], today = []] = [earlier?.figures[figure], contender.figures[figure]];
      if (then.length === 0 || today.length === 0) return [];
      const { label, unit } = figures[figure];
      const change = (median(today) / median(then) - 1) * 100;
      return [
        [
          `${now.name}, ${contender.name}: ${label} ${unit}`,
          formatNumber(median(then)),
          formatNumber(median(today)),
          `${change >= 0 ? '+' : ''}${change.toFixed(0)} %`,
        ],
      ];
    });
  });

/** Two runs beside each other, where both have measured the same. */
export const comparisonText = (before: Report, now: Report): string => {
  const rows = now.scenarios.flatMap((scenario) => {
    const earlier = before.scenarios.find(({ name }) => name === scenario.name);
    return earlier === undefined ? [] : rowsOf(earlier, scenario);
  });
  return `\n${plainTable([['', before.startedAt, now.startedAt, 'change'], ...rows])}\n`;
};

/** Throws when the text is no report of this version. */
export const parseReport = (text: string): Report => {
  const report = JSON.parse(text) as Report;
  if (report.version !== 1) throw new Error('it is no report of this version of the bench');
  return report;
};
