import Table from 'cli-table3';
import { figures } from './result.ts';
import type { ContenderResult, Figure, ScenarioResult } from './result.ts';
import { median, medianRatio } from './statistics.ts';

const plain = { head: [], border: [], compact: true };

const formatNumber = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString('en', { maximumFractionDigits: digits });
};

const heading = (figure: Figure): string => {
  const { label, unit } = figures[figure];
  return unit === '/s' ? `${label}${unit}` : `${label} ${unit}`;
};

/** A column is not shown when nobody has a value for it, nor the answers when all were accepted. */
const shown = ({ contenders, main }: ScenarioResult): readonly Figure[] =>
  (Object.keys(figures) as Figure[]).filter(
    (figure) =>
      (figure !== 'answers' || main === 'answers') &&
      contenders.some((one) => one.figures[figure] !== undefined),
  );

/** How many times as fast the ledger is, in the median of the rounds. */
const ratioTo = ({ contenders: [ledger], main }: ScenarioResult, other: ContenderResult): string =>
  ledger === other || ledger === undefined
    ? ''
    : `${formatNumber(medianRatio(ledger.figures[main] ?? [], other.figures[main] ?? []))} ×`;

const contenderTable = (scenario: ScenarioResult): string => {
  const columns = shown(scenario);
  const table = new Table({
    head: ['', ...columns.map(heading), 'ledger is'],
    colAligns: ['left', ...columns.map(() => 'right' as const), 'right'],
    style: plain,
  });
  for (const one of scenario.contenders) {
    const values = columns.map((column) => formatNumber(median(one.figures[column] ?? [])));
    table.push([one.name, ...values, ratioTo(scenario, one)]);
  }
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
      return `CPU µs per answer, ${name}: ${parts.join(', ')}`;
    });

/** A scenario for a terminal. */
export const scenarioText = (scenario: ScenarioResult): string => {
  const goals = scenario.goals.map(
    ({ text, value, met }) => `${met ? 'met   ' : 'missed'} goal ${text}: ${formatNumber(value)}`,
  );
  const checks = scenario.checks.map(
    ({ name, holds, detail }) => `${holds ? 'holds ' : 'BROKEN'} ${name} (${detail})`,
  );
  return [
    `\n${scenario.name}: ${scenario.title}`,
    contenderTable(scenario),
    ...cpuLines(scenario),
    ...goals,
    ...checks,
    '',
  ].join('\n');
};
