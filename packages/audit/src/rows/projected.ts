import type { OrderEvent, ProductEvent, StockEvent } from '@order-ledger/domain';
import type { DomainEvent } from '@order-ledger/event-store';
import { orderDetails, orderListing, product, reservation, stock } from '@order-ledger/projections';
import type { ProjectionName } from '@order-ledger/read-model';
import type { SpooledRow } from '../spool/records.ts';
import type { RowFold } from './row-fold.ts';
import { createRowFold, createStreamFold } from './row-fold.ts';

/** How far a projection has come, and what was read of it. */
export interface ProjectionSnapshot {
  readonly name: ProjectionName;
  readonly version: number;
  readonly position: bigint;
  /** Rows in its table. */
  rows: number;
  /** Events of its streams behind its position. */
  behind: number;
  /** Whether its rows can be held against the events. */
  readonly compared: boolean;
}

const versions: Readonly<Record<ProjectionName, number>> = {
  order_listing: orderListing.version,
  order_details: orderDetails.version,
  stock: stock.version,
  reservation: reservation.version,
  product: product.version,
};

/** Of the code that this process runs. */
export const versionOf = (name: ProjectionName): number => versions[name];

/** The folds that an event of an order, of stock or of a product goes through. */
export interface Folds {
  readonly order: readonly RowFold<OrderEvent>[];
  /** Of an event in the partition of its stream. */
  readonly stock: readonly RowFold<StockEvent>[];
  /** Of an event in the partition of its reservation. */
  readonly reservation: readonly RowFold<StockEvent>[];
  readonly product: readonly RowFold<ProductEvent>[];
  /** What is compared with a table. */
  readonly all: readonly ComparedFold[];
  /** Of a row's table; none when that is not compared. */
  readonly keyColumns: (row: Pick<SpooledRow, 'projection' | 'part'>) => readonly string[];
}

export interface ComparedFold {
  readonly part: SpooledRow['part'];
  readonly fold: Pick<RowFold<DomainEvent>, 'name' | 'keyColumns' | 'row' | 'rows'>;
}

/** New folds of the projections whose rows are compared, each up to its own checkpoint. */
export const createFolds = (projections: readonly ProjectionSnapshot[]): Folds => {
  const upTo = (name: ProjectionName): bigint | undefined =>
    projections.find((each) => each.name === name && each.compared)?.position;
  const when = <Fold>(name: ProjectionName, create: (upTo: bigint) => Fold): readonly Fold[] => {
    const position = upTo(name);
    return position === undefined ? [] : [create(position)];
  };
  const order = [
    ...when('order_listing', (position) => createRowFold(orderListing, position)),
    ...when('order_details', (position) => createRowFold(orderDetails, position)),
  ];
  const ofStock = when('stock', (position) => createRowFold(stock, position));
  const streams = when('reservation', (position) => createStreamFold('reservation', position));
  const ofReservation = when('reservation', (position) => createRowFold(reservation, position));
  const ofProduct = when('product', (position) => createRowFold(product, position));
  const rows = [...order, ...ofStock, ...ofReservation, ...ofProduct];
  const all: readonly ComparedFold[] = [
    ...rows.map((fold) => ({ part: 'rows', fold }) as const),
    ...streams.map((fold) => ({ part: 'streams', fold }) as const),
  ];
  return {
    order,
    stock: [...ofStock, ...streams],
    reservation: ofReservation,
    product: ofProduct,
    all,
    keyColumns: ({ projection, part }) =>
      all.find((each) => each.part === part && each.fold.name === projection)?.fold.keyColumns ??
      [],
  };
};
