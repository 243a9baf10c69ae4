import Table from 'cli-table3';
import type { ScenarioResult } from './result.ts';
import { median } from './statistics.ts';
import { contenderCells, formatNumber, goalText } from './text.ts';

/** A table without colours, numbers to the right; its heading is the first row. */
export const plainTable = ([head = [], ...rows]: readonly (readonly string[])[]): string => {
  const table = new Table({
    head: [...head],
    colAligns: head.map((_, column) => (column === 0 ? 'left' : 'right')),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push([...row]);
  return table.toString();
};

const cpuLines = ({ contenders }: ScenarioResult): readonly string[] =>
  contenders
    .filter(({ cpu }) => Object.keys(cpu).length > 0)
    .map(({ name, cpu }) => {
      const parts = Object.entries(cpu)
        .map(([process, rounds]) => [process, median(rounds)] as const)
        .filter(([, us]) => us >= 1)
        .toSorted(([, a], [, b]) => b - a)
        .map(([process, us]) => `${process} ${formatNumber(us)}`);
      return `CPU µs each, ${name}: ${parts.join(', ')}`;
    });

/** A scenario for a terminal. */
export const scenarioText = (scenario: ScenarioResult): string => {
  const checks = scenario.checks.map(
    ({ name, holds, detail }) => `${holds ? 'holds ' : 'BROKEN'} ${name} (${detail})`,
  );
  return [
    `\n${scenario.name}: ${scenario.title}`,
    plainTable(contenderCells(scenario)),
    ...cpuLines(scenario),
    ...scenario.goals.map(goalText),
    ...checks,
    '',
  ].join('\n');
};
