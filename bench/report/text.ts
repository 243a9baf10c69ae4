import { figures } from './result.ts';
import type { ContenderResult, Figure, Goal, ScenarioResult } from './result.ts';
import { median, medianRatio } from './statistics.ts';

/** Three digits that matter. */
export const formatNumber = (value: number): string => {
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

/** The first against another one, in the median of the rounds. */
const ratioTo = (
  first: ContenderResult | undefined,
  other: ContenderResult,
  main: Figure,
): string =>
  first === other || first === undefined
    ? ''
    : `${formatNumber(medianRatio(first.figures[main] ?? [], other.figures[main] ?? []))} ×`;

/** The table of a scenario, its heading first. */
export const contenderCells = (scenario: ScenarioResult): readonly (readonly string[])[] => {
  const { contenders, main } = scenario;
  const columns = shown(scenario);
  const [first] = contenders;
  const ratios = contenders.length > 1;
  return [
    ['', ...columns.map(heading), ...(ratios ? [`${first?.name} ÷ this`] : [])],
    ...contenders.map((one) => [
      one.name,
      ...columns.map((column) => formatNumber(median(one.figures[column] ?? []))),
      ...(ratios ? [ratioTo(first, one, main)] : []),
    ]),
  ];
};

export const goalText = ({ text, value, met }: Goal): string =>
  `goal ${met ? 'met' : 'missed'}: ${text}: ${formatNumber(value)}`;
