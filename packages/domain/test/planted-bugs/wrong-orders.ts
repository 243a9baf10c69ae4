import { orderDecider } from '../../src/index.ts';
import type { OrderCommand, OrderEvent, PlacedState } from '../../src/index.ts';
import { answeringWrongly, decidingWrongly, foldingWrongly } from './plant.ts';

/* Ways in which an order can be seen or answered wrongly. */

export type OrderDecider = typeof orderDecider;

/** Decides one type of command on a state that is not the real one. */
export const seeing = (
  type: OrderCommand['type'],
  wrong: (state: PlacedState) => PlacedState,
): OrderDecider =>
  decidingWrongly(orderDecider, (command, real) =>
    command.type === type && 'order' in real
      ? orderDecider.decide(command, wrong(real))
      : undefined,
  );

/** Answers other events in place of those of one type. */
export const answering = <Type extends OrderEvent['type']>(
  type: Type,
  wrong: (
    event: Extract<OrderEvent, { type: Type }>,
    state: PlacedState,
    command: OrderCommand,
  ) => readonly OrderEvent[],
): OrderDecider =>
  answeringWrongly(orderDecider, (event, real, command) =>
    event.type === type && 'order' in real
      ? wrong(event as Extract<OrderEvent, { type: Type }>, real, command)
      : [event],
  );

/** Forgets one type of event when it folds. */
export const forgetting = (type: OrderEvent['type']): OrderDecider =>
  foldingWrongly(orderDecider, (_, event, before) => (event.type === type ? before : undefined));

export const nothingShipped = (real: PlacedState): PlacedState => ({
  ...real,
  order: { ...real.order, lines: real.order.lines.map((line) => ({ ...line, shipped: 0 })) },
});

export const noShipments = (real: PlacedState): PlacedState => ({
  ...real,
  goods: { ...real.goods, shipments: [] },
});

export const noSurplus = (real: PlacedState): PlacedState => ({
  ...real,
  money: { ...real.money, surplus: [] },
});

export const noAttempts = (real: PlacedState): PlacedState => ({
  ...real,
  money: { ...real.money, attempts: [] },
});

/** The same order, as it would be before its payment. */
export const inStatus = (
  { order, money, goods }: PlacedState,
  status: 'placed' | 'reserved',
): PlacedState => ({ status, order, money, goods });

export const asReserved = (real: PlacedState): PlacedState => inStatus(real, 'reserved');

export const shippedNow = ({
  data,
}: Extract<OrderEvent, { type: 'ShipmentDispatched' }>): OrderEvent => ({
  type: 'OrderShipped',
  data: { orderId: data.orderId, shippedAt: data.dispatchedAt },
});

export const withAmount = (
  event: Extract<OrderEvent, { type: 'RefundRequested' }>,
  amount: number,
): readonly OrderEvent[] => [{ ...event, data: { ...event.data, amount } }];
