import type { GenerationDifference, RebuiltProjection } from '@order-ledger/projector';
import Table from 'cli-table3';

const plain = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value ?? null, (_, each: unknown) =>
      typeof each === 'bigint' ? `${each}` : each,
    ),
  );

/** What became of a projection, for programs. */
export const rebuiltJson = (rebuilt: RebuiltProjection) => ({
  projection: rebuilt.name,
  outcome: rebuilt.outcome,
  error: rebuilt.error,
  generation: rebuilt.generation,
  version: rebuilt.version,
  replaced: rebuilt.replaced,
  resumed_from: `${rebuilt.resumedFrom}`,
  position: `${rebuilt.position}`,
  events: rebuilt.events,
  compared_to: rebuilt.comparison === null ? null : `${rebuilt.comparison.position}`,
  difference_count: rebuilt.comparison?.differences ?? null,
  differences: plain(rebuilt.comparison?.listed ?? []),
});

const differenceText = ({ table, key, kind, columns }: GenerationDifference): string => {
  const values = columns.map(
    ({ column, live, rebuilt }) =>
      `  ${column}: ${JSON.stringify(live)} is served, ${JSON.stringify(rebuilt)} was built`,
  );
  return [`${table} [${key.join(', ')}] ${kind}`, ...values].join('\n');
};

/** The same for people. */
export const rebuiltText = (results: readonly RebuiltProjection[]): string => {
  const head = ['projection', 'outcome', 'generation', 'events', 'resumed from', 'differences'];
  const table = new Table({ head });
  for (const each of results) {
    const { name, outcome, replaced, generation, events, resumedFrom, comparison } = each;
    const differences = comparison === null ? '–' : `${comparison.differences}`;
    const generations = `${replaced.generation} → ${generation}`;
    const resumed = resumedFrom === 0n ? '–' : `${resumedFrom}`;
    table.push([name, outcome, generations, `${events}`, resumed, differences]);
  }
  const errors = results.flatMap(({ name, error }) => (error === null ? [] : `${name}: ${error}`));
  const listed = results.flatMap(({ comparison }) => comparison?.listed ?? []);
  return [table.toString(), ...errors, ...listed.map(differenceText)].join('\n');
};
