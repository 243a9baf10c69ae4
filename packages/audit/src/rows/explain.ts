import { codecs } from '@order-ledger/contracts';
import { decodeSpooled } from '../decode.ts';
import type { EventPlace } from '../findings.ts';
import { parseRecord } from '../spool/records.ts';
import type { SpooledRecord } from '../spool/records.ts';
import type { Spool } from '../spool/spool.ts';
import type { RowDifference } from './compare.ts';
import { createFolds } from './projected.ts';
import type { ProjectionSnapshot } from './projected.ts';
import type { RowFold } from './row-fold.ts';
import { sameValue } from './text.ts';

/** One column of one row on its way through the events. */
interface Traced {
  /** What the table has; `undefined`: there is no row. */
  readonly table: unknown;
  value: unknown;
  /** Whether ledger and table ever said the same. */
  agreed: boolean;
  /** The event with which they parted. */
  parted: EventPlace | null;
  /** The event that gave the column what the ledger has now. */
  changed: EventPlace | null;
}

const explanation = ({ agreed, parted, changed }: Traced): EventPlace | null =>
  agreed ? parted : changed;

const follow = (traced: Traced, value: unknown, event: EventPlace): void => {
  const changed = !sameValue(traced.value ?? null, value ?? null) || traced.value === undefined;
  traced.value = value;
  if (changed) traced.changed = event;
  if (sameValue(traced.table, value)) {
    traced.agreed = true;
    traced.parted = null;
  } else if (changed) {
    traced.parted ??= event;
  }
};

const idOf = (difference: Pick<RowDifference, 'projection' | 'part' | 'keyText'>): string =>
  `${difference.projection} ${difference.part} ${difference.keyText}`;

/** Explanations by difference and column. */
export type Explanations = (difference: RowDifference, column: string) => EventPlace | null;

type Traces = ReadonlyMap<string, ReadonlyMap<string, Traced>>;

const tracesOf = (differences: readonly RowDifference[]): Traces =>
  new Map(
    differences.map((difference) => [
      idOf(difference),
      new Map(
        difference.columns.map((column): [string, Traced] => {
          const table = difference.table === undefined ? undefined : difference.table[column];
          // Without a row, both sides say nothing until an event makes one.
          const agreed = difference.table === undefined;
          return [column, { table, value: undefined, agreed, parted: null, changed: null }];
        }),
      ),
    ]),
  );

const trace = (
  traces: Traces,
  fold: Fold,
  part: RowDifference['part'],
  event: EventPlace,
): void => {
  const keyText = fold.added;
  if (keyText === undefined) return;
  const traced = traces.get(idOf({ projection: fold.of.name, part, keyText }));
  if (traced === undefined) return;
  const columns = fold.of.row(keyText)?.columns() ?? {};
  for (const [column, each] of traced) follow(each, columns[column], event);
};

interface Fold {
  readonly of: Pick<RowFold<never>, 'name' | 'row'>;
  readonly added: string | undefined;
}

/** Folds the partition again, event by event, and watches the columns that differ. */
export const explain = async (
  spool: Spool,
  partition: number,
  projections: readonly ProjectionSnapshot[],
  differences: readonly RowDifference[],
): Promise<Explanations> => {
  const traces = tracesOf(differences);
  const folds = createFolds(projections);
  const add = (record: SpooledRecord): void => {
    if (record.kind === 'row') return;
    const metadata: unknown = JSON.parse(record.metadataJson);
    const watch = <Event extends { readonly type: string }>(
      codec: Parameters<typeof decodeSpooled<Event>>[2],
      through: readonly RowFold<Event>[],
    ): void => {
      const event = decodeSpooled(record, metadata, codec);
      for (const of of through) {
        const part = of.keyColumns[0] === 'stream_id' ? 'streams' : 'rows';
        trace(traces, { of, added: of.add(event) }, part, event);
      }
    };
    try {
      if (record.kind === 'fact') watch(codecs.stockReservation, folds.reservation);
      else if (record.category === 'order') watch(codecs.order, folds.order);
      else if (record.category === 'product') watch(codecs.product, folds.product);
      else if (record.category === 'stockReservation') watch(codecs.stockReservation, folds.stock);
    } catch {
      // What cannot be read was reported, and is in no row.
    }
  };
  for await (const lines of spool.read(partition)) {
    for (const line of lines) add(parseRecord(line));
  }
  return (difference, column) => {
    const traced = traces.get(idOf(difference))?.get(column);
    return traced === undefined ? null : explanation(traced);
  };
};
