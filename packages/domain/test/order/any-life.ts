import * as fc from 'fast-check';
import type { OrderCommand, OrderLine, PlaceOrder } from '../../src/index.ts';
import { totalsOf } from '../../src/index.ts';
import { instantAt } from '../support/clock.ts';
import { cancelOrder, placeOrder, shortages } from '../support/order-examples.ts';
import {
  anyCancelItems,
  anyChange,
  anyCommand,
  anyDeliver,
  anyEndOfReturn,
  anyRequestReturn,
  anyShip,
  dueMinutes,
} from './any-commands.ts';
import type { Dated } from './any-commands.ts';

/** Small numbers, so that roundings matter, nothing at all, and nearly too much. */
const anyPrice = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 2, arbitrary: fc.constantFrom(0, 333, 1999) },
  { weight: 1, arbitrary: fc.constant(100_000_000_000) },
);

const anyLine: fc.Arbitrary<OrderLine> = fc.record(
  {
    warehouseId: fc.constant('berlin'),
    productId: fc.constantFrom('lamp', 'bulb', 'wire'),
    quantity: fc.integer({ min: 1, max: 4 }),
    unitPrice: anyPrice,
  },
  { noNullPrototype: true },
);

const anyStock: fc.Arbitrary<PlaceOrder['stock']> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: 'pending' as const }) },
  { weight: 8, arbitrary: fc.constant({ kind: 'reserved' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'refused' as const, shortages }) },
);

interface PlacedFor {
  readonly place: Dated;
  readonly total: number;
}

const anyPlacement: fc.Arbitrary<PlacedFor> = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 3 }),
    percentOff: fc.constantFrom(0, 7, 33, 100),
    tax: fc.nat(100),
    shipping: fc.nat(20),
    stock: anyStock,
  })
  .map(({ lines, percentOff, tax, shipping, stock }) => {
    const subtotal = lines.reduce((sum, line) => sum + line.unitPrice * line.quantity, 0);
    const charges = { discount: Math.floor((subtotal * percentOff) / 100), tax, shipping };
    const place: Dated = (at) => ({
      type: 'PlaceOrder',
      order: {
        ...placeOrder.order,
        lines,
        charges,
        placedAt: at,
        paymentDueAt: instantAt(dueMinutes),
      },
      stock,
    });
    return { place, total: totalsOf(lines, charges)?.total ?? 0 };
  });

const payments = (total: number): fc.Arbitrary<readonly Dated[]> => {
  const pay: Dated = (at) => ({ type: 'PayOrder', method: 'card', reference: 'pi_1', at });
  const request: Dated = (at) => ({ type: 'RequestPayment', method: 'card', at });
  const fail: Dated = (at) => ({
    type: 'FailPayment',
    paymentId: '1',
    reference: null,
    code: 'declined',
    at,
  });
  const receive =
    (reference: string, amount: number): Dated =>
    (at) => ({
      type: 'ReceivePayment',
      method: 'card',
      reference,
      amount,
      currency: placeOrder.order.currency,
      at,
    });
  const money = receive('pi_1', total);
  return fc.constantFrom(
    [pay],
    [money],
    [request, money],
    [request, fail, request, money],
    [receive('pi_2', total + 1), pay],
    [pay, receive('pi_2', total)],
  );
};

const one = (command: Dated): fc.Arbitrary<readonly Dated[]> => fc.constant([command]);
const some = (command: fc.Arbitrary<Dated>, maxLength: number) =>
  fc.array(command, { maxLength, size: 'max' });

const cancel: Dated = (at) => ({ ...cancelOrder, at });

const mayBeCancelled: fc.Arbitrary<readonly Dated[]> = fc.oneof(
  { weight: 10, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: one(cancel) },
);

/** At times when it is just too late, or not yet too late for something else. */
const atDue = instantAt(dueMinutes);
const payAtDue: Dated = () => ({
  type: 'PayOrder',
  method: 'card',
  reference: 'pi_1',
  at: atDue,
});
const expireAtDue: Dated = () => ({ type: 'ExpireOrder', at: atDue });
const returnTooLate: Dated = () => ({
  type: 'RequestReturn',
  returnId: 'r8',
  lines: null,
  comment: null,
  windowDays: 30,
  at: instantAt(100 * 24 * 60),
});
const sometimes = (command: Dated): fc.Arbitrary<readonly Dated[]> =>
  fc.constantFrom([], [], [], [command]);

/** Until nothing is left that was not shipped. */
const pieceByPiece: readonly Dated[] = [1, 1, 1, 1, 2, 2, 2, 3, 3].map((line): Dated => (at) => ({
  type: 'CancelItems',
  lines: [{ line, quantity: 1 }],
  comment: null,
  at,
}));

/** Pieces of the first line, or with `null` everything that is left. */
const sendBack = (returnId: string, pieces: number | null): readonly Dated[] => [
  (at) => ({
    type: 'RequestReturn',
    returnId,
    lines: pieces === null ? null : [{ line: 1, quantity: pieces }],
    comment: null,
    windowDays: 30,
    at,
  }),
  (at) => ({ type: 'CompleteReturn', returnId, lines: null, at }),
];

const returnTheRest = sendBack('r9', null);
const returnInSteps = [...sendBack('r6', 1), ...sendBack('r7', 1), ...returnTheRest];

/** Stage after stage from the placement to the last return; now and then one is left out. */
const stages = (total: number): readonly fc.Arbitrary<readonly Dated[]>[] => [
  some(anyChange, 2),
  one((at) => ({ type: 'ReserveOrder', at })),
  some(anyChange, 2),
  mayBeCancelled,
  sometimes(payAtDue),
  payments(total),
  sometimes(expireAtDue),
  some(anyChange, 1),
  one((at) => ({ type: 'ConfirmOrder', at })),
  some(
    fc.constant<Dated>((at) => ({ type: 'StartProcessing', at })),
    1,
  ),
  mayBeCancelled,
  some(anyShip, 4),
  fc.constantFrom([], [], [cancel]),
  some(fc.oneof(anyChange, anyCancelItems), 2),
  fc.constantFrom([], [], [], pieceByPiece),
  some(anyDeliver, 2),
  one((at) => ({
    type: 'ShipOrder',
    shipmentId: 's9',
    lines: null,
    carrier: 'DHL',
    trackingNumber: null,
    at,
  })),
  one((at) => ({ type: 'DeliverOrder', shipmentId: null, at })),
  sometimes(returnTooLate),
  some(anyRequestReturn, 3),
  some(anyEndOfReturn, 4),
  fc.constantFrom([], [], returnTheRest, returnInSteps),
];

const anyStep = fc.record({
  move: fc.oneof(
    { weight: 60, arbitrary: fc.integer({ min: 0, max: 1 }) },
    { weight: 1, arbitrary: fc.constantFrom(29, -5) },
    { weight: 1, arbitrary: fc.constantFrom(2, 32).map((days) => days * 24 * 60) },
  ),
  skew: fc.oneof(
    { weight: 30, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constantFrom(-60, 60, -0.001 / 60, 0.001 / 60) },
  ),
});

/** The stages of one order that was placed, with any other commands among them. */
export const anyOrderLife: fc.Arbitrary<readonly OrderCommand[]> = anyPlacement.chain(
  ({ place, total }) => {
    const disturbed = stages(total).flatMap((stage) => [
      fc.oneof({ weight: 15, arbitrary: stage }, { weight: 1, arbitrary: fc.constant([]) }),
      fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, some(anyCommand, 2)),
    ]);
    return fc.tuple(...disturbed).chain((script) => {
      const commands = [place, ...script.flat()];
      const length = commands.length;
      return fc.array(anyStep, { minLength: length, maxLength: length }).map((steps) => {
        let now = 0;
        return commands.map((command, index) => {
          const { move = 0, skew = 0 } = steps[index] ?? {};
          const at = index === 0 ? instantAt(0) : instantAt((now += move) + skew);
          return command(at);
        });
      });
    });
  },
);
