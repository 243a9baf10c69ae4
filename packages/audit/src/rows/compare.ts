import { keyText } from '@order-ledger/projections';
import type { ProjectionName } from '@order-ledger/read-model';
import type { SpooledRow } from '../spool/records.ts';
import type { ComparedFold } from './projected.ts';
import type { Columns } from './row-fold.ts';
import { sameValue } from './text.ts';

/** A row that is not what the events say; `undefined` where there is none. */
export interface RowDifference {
  readonly projection: ProjectionName;
  readonly part: SpooledRow['part'];
  readonly keyText: string;
  readonly key: readonly string[];
  readonly table: Columns | undefined;
  readonly ledger: Columns | undefined;
  /** Those that differ. */
  readonly columns: readonly string[];
}

const differingColumns = (table: Columns, ledger: Columns): readonly string[] => {
  const names = Object.keys(ledger);
  const differing = names.filter((name) => !sameValue(table[name] ?? null, ledger[name]));
  for (const name in table) if (!Object.hasOwn(ledger, name)) differing.push(name);
  return differing;
};

const allColumns = (row: Columns): readonly string[] => Object.keys(row);

/** Holds the rows of a table, as far as they are in this partition, against those of its fold. */
export const compareRows = (
  { part, fold }: ComparedFold,
  table: ReadonlyMap<string, Columns>,
): readonly RowDifference[] => {
  const differences: RowDifference[] = [];
  const { name: projection } = fold;
  for (const [text, row] of fold.rows()) {
    const found = table.get(text);
    const ledger = row.columns();
    const columns = found === undefined ? allColumns(ledger) : differingColumns(found, ledger);
    if (columns.length === 0) continue;
    const { key } = row;
    differences.push({ projection, part, keyText: text, key, table: found, ledger, columns });
  }
  for (const [text, found] of table) {
    if (fold.row(text) !== undefined) continue;
    const key = fold.keyColumns.map((column) => String(found[column]));
    const columns = allColumns(found);
    differences.push({
      projection,
      part,
      keyText: text,
      key,
      table: found,
      ledger: undefined,
      columns,
    });
  }
  return differences;
};

/** The rows of a partition, by projection and part and then by the text of their keys. */
export class TableRows {
  readonly #tables = new Map<string, Map<string, Columns>>();

  add({ projection, part, columns }: SpooledRow, keyColumns: readonly string[]): void {
    const name = `${projection} ${part}`;
    const table = this.#tables.get(name) ?? new Map<string, Columns>();
    this.#tables.set(name, table);
    table.set(keyText(keyColumns.map((column) => String(columns[column]))), columns);
  }

  of({ part, fold }: ComparedFold): ReadonlyMap<string, Columns> {
    return this.#tables.get(`${fold.name} ${part}`) ?? new Map<string, Columns>();
  }
}
