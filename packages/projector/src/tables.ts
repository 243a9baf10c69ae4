import { type ProjectionName, generationTable } from '@order-ledger/read-model';
import { type RawBuilder, sql } from 'kysely';

/** A table and the columns of its primary key, all of them text. */
export interface KeyedTable {
  readonly name: string;
  readonly table: RawBuilder<unknown>;
  readonly keyColumns: readonly string[];
}

/** The part of a projection that its tables follow from. */
export interface Tabled {
  readonly name: ProjectionName;
  readonly version: number;
  readonly keyColumns: readonly string[];
  readonly rowsPerStream: 'one' | 'many';
}

/* Every statement of the projector takes its tables from here. */

const keyedTable = (
  view: string,
  generation: number,
  keyColumns: readonly string[],
): KeyedTable => {
  const name = generationTable(view, generation);
  return { name, table: sql.table(`read_model.${name}`), keyColumns };
};

/** Where a generation of a projection keeps its rows. */
export const rowsOf = (
  { name, keyColumns }: Pick<Tabled, 'name' | 'keyColumns'>,
  generation: number,
): KeyedTable => keyedTable(name, generation, keyColumns);

/** Where a projection of many rows per stream keeps how far each stream is folded. */
export const streamsOf = ({ name }: Pick<Tabled, 'name'>, generation: number): KeyedTable =>
  keyedTable(`${name}_stream`, generation, ['stream_id']);

/** All tables of a generation. */
export const tablesOf = (projection: Tabled, generation: number): readonly KeyedTable[] =>
  projection.rowsPerStream === 'one'
    ? [rowsOf(projection, generation)]
    : [rowsOf(projection, generation), streamsOf(projection, generation)];
