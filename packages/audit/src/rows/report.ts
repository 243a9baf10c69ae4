import type { EventPlace, Findings } from '../findings.ts';
import type { Spool } from '../spool/spool.ts';
import type { RowDifference } from './compare.ts';
import { explain } from './explain.ts';
import type { ProjectionSnapshot } from './projected.ts';
import { tableName } from './snapshot.ts';

const placeOf = ({ projection, part, key }: RowDifference, column: string | null) => ({
  projection,
  table: tableName(projection, part),
  key,
  column,
});

/** Earliest first, so that a whole row is explained by what made it. */
const first = (places: readonly (EventPlace | null)[]): EventPlace | null =>
  places.reduce((earliest, place) => {
    if (place === null) return earliest;
    return earliest === null || place.position < earliest.position ? place : earliest;
  }, null);

/** Adds what differs in a partition, with the event that explains it where it will be listed. */
export const reportRows = async (
  findings: Findings,
  spool: Spool,
  partition: number,
  projections: readonly ProjectionSnapshot[],
  differences: readonly RowDifference[],
): Promise<void> => {
  if (differences.length === 0) return;
  const explained = findings.listsMore
    ? await explain(spool, partition, projections, differences)
    : (): null => null;
  for (const difference of differences) {
    const { table, ledger, columns } = difference;
    if (table === undefined || ledger === undefined) {
      const code = table === undefined ? 'row_missing' : 'row_unexpected';
      const explainedBy = first(columns.map((column) => explained(difference, column)));
      const values = { expected: ledger ?? null, found: table ?? null };
      findings.add(code, { row: placeOf(difference, null), explainedBy, ...values });
      continue;
    }
    for (const column of columns) {
      findings.add('row_differs', {
        row: placeOf(difference, column),
        expected: ledger[column] ?? null,
        found: table[column] ?? null,
        explainedBy: explained(difference, column),
      });
    }
  }
};
