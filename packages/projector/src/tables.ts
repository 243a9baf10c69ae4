import { type ProjectionName } from '@order-ledger/read-model';
import { type RawBuilder, sql } from 'kysely';

/** A table and the columns of its primary key, all of them text. */
export interface KeyedTable {
  readonly table: RawBuilder<unknown>;
  readonly keyColumns: readonly string[];
}

/** The part of a projection that its tables follow from. */
export interface Tabled {
  readonly name: ProjectionName;
  readonly keyColumns: readonly string[];
  readonly rowsPerStream: 'one' | 'many';
}

/* Every statement of the projector takes its tables from here. */

/** Where a projection keeps its rows. */
export const rowsOf = ({ name, keyColumns }: Omit<Tabled, 'rowsPerStream'>): KeyedTable => ({
  table: sql.table(`read_model.${name}`),
  keyColumns,
});

/** Where a projection of many rows per stream keeps how far each stream is folded. */
export const streamsOf = ({ name }: Pick<Tabled, 'name'>): KeyedTable => ({
  table: sql.table(`read_model.${name}_stream`),
  keyColumns: ['stream_id'],
});

/** All tables of a projection. */
export const tablesOf = (projection: Tabled): readonly KeyedTable[] =>
  projection.rowsPerStream === 'one'
    ? [rowsOf(projection)]
    : [rowsOf(projection), streamsOf(projection)];
