import {
  type EventCodec,
  orderCodec,
  productCodec,
  stockReservationCodec,
} from '@order-ledger/contracts';
import { PoisonEventError } from '@order-ledger/contracts';
import { type DomainEvent, GapError } from '@order-ledger/event-store';
import {
  type Projection,
  orderDetails,
  orderListing,
  product,
  reservation,
  stock,
} from '@order-ledger/projections';
import type { Db } from '../db.ts';
import { type Builder, createBuilder } from './builder.ts';
import { type AnyBuilder, type Filling, createFilling } from './filling.ts';
import type { Target } from './targets.ts';

const isFinal = (error: unknown): boolean =>
  error instanceof PoisonEventError || error instanceof GapError;

/** The ways of events into what is to be built, by category. */
export const fillingsFor = (
  db: Db,
  targets: readonly Target[],
  onFailed: (builder: AnyBuilder, error: unknown) => Promise<void>,
): readonly Filling[] => {
  const builderOf = <E extends DomainEvent, Content extends object>(
    projection: Projection<E, Content>,
  ): readonly Builder<E>[] => {
    const target = targets.find(({ name }) => name === projection.name);
    return target === undefined ? [] : [createBuilder(db, projection, target.generation)];
  };
  const filling = <E extends DomainEvent>(
    category: string,
    codec: EventCodec<E>,
    builders: readonly Builder<E>[],
  ): readonly Filling[] =>
    builders.length === 0 ? [] : [createFilling({ category, codec, builders, isFinal, onFailed })];
  return [
    ...filling('order', orderCodec, [...builderOf(orderListing), ...builderOf(orderDetails)]),
    ...filling('stockReservation', stockReservationCodec, [
      ...builderOf(stock),
      ...builderOf(reservation),
    ]),
    ...filling('product', productCodec, [...builderOf(product)]),
  ];
};
