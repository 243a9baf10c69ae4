import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type {
  OrderCommand,
  OrderEvent,
  OrderRejection,
  OrderState,
  StockCommand,
  StockEvent,
  StockRejection,
  StockState,
} from '../../src/index.ts';
import { stateChart, typesOf } from '../order/state-chart.ts';
import { booksOf } from '../stock-reservation/books.ts';
import { instantAt } from '../support/clock.ts';
import { MemoryStream, write } from '../support/memory-stream.ts';
import type { Writer } from '../support/memory-stream.ts';
import { cancelOrder, payOrder, placed, reserved } from '../support/order-examples.ts';
import { received } from '../support/stock-examples.ts';

type Options = Pick<fc.Parameters<unknown>, 'numRuns' | 'endOnFailure'>;
type StockWriter = Writer<StockState, StockCommand, StockEvent, StockRejection>;
type OrderWriter = Writer<OrderState, OrderCommand, OrderEvent, OrderRejection>;

const anyReserve = fc
  .record({ reservationId: fc.constantFrom('r1', 'r2', 'r3', 'r4'), quantity: fc.constant(2) })
  .map((command): StockCommand => ({
    type: 'ReserveStock',
    ...command,
    expiresAt: instantAt(15),
    at: instantAt(0),
  }));

const anyEnding = fc
  .constantFrom('r1', 'r2', 'r3', 'r4')
  .chain((reservationId) =>
    fc.constantFrom<StockCommand>(
      { type: 'ConfirmReservation', reservationId, at: instantAt(1) },
      { type: 'ReleaseReservation', reservationId, reason: 'cancelled', at: instantAt(1) },
      { type: 'ExpireReservation', reservationId, at: instantAt(15) },
    ),
  );

const anyLostReplies = fc.constantFrom(0, 0, 1, 2);

/** Any commands of several writers on one stock stream of five pieces, all at the same time. */
export const assertStockIsNeverOversold = async (
  writer: StockWriter,
  options: Options,
): Promise<void> => {
  const anyJobs = fc.array(
    fc.tuple(fc.oneof({ weight: 2, arbitrary: anyReserve }, anyEnding), anyLostReplies),
    { minLength: 2, maxLength: 7, size: 'max' },
  );
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), anyJobs, async (scheduler, jobs) => {
      const stream = new MemoryStream<StockEvent>([received(5)]);
      const answers = await scheduler.waitFor(
        Promise.all(
          jobs.map(async ([command, lost]) => ({
            command,
            answer: await write(scheduler, stream, writer, command, lost),
          })),
        ),
      );
      booksOf(stream.events);
      const made = stream.events.flatMap((event) =>
        event.type === 'StockReserved' ? [event.data.reservationId] : [],
      );
      assert.deepEqual(made, [...new Set(made)]);
      for (const { command, answer } of answers) {
        if (command.type !== 'ReserveStock') continue;
        const { reservationId } = command;
        if (answer === 'acknowledged') assert.ok(made.includes(reservationId));
        else assert.match(answer.code, /^(insufficient_stock|reservation_ended)$/);
      }
    }),
    options,
  );
};

/** Payment, confirmation, expiry and cancellation of one order, all at the same time. */
export const assertOrderHasOneOutcome = async (
  writer: OrderWriter,
  options: Options,
): Promise<void> => {
  const anyJob = fc.tuple(
    fc.constantFrom<OrderCommand>(
      payOrder,
      { ...payOrder, reference: 'pi_other' },
      { type: 'ConfirmOrder', at: payOrder.at },
      { type: 'ExpireOrder', at: placed.data.paymentDueAt },
      cancelOrder,
    ),
    anyLostReplies,
  );
  const anyJobs = fc.array(anyJob, { minLength: 2, maxLength: 6, size: 'max' });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), anyJobs, async (scheduler, jobs) => {
      const stream = new MemoryStream<OrderEvent>([placed, reserved]);
      const answers = await scheduler.waitFor(
        Promise.all(
          jobs.map(async ([command, lost]) => ({
            command,
            answer: await write(scheduler, stream, writer, command, lost),
          })),
        ),
      );
      const story = typesOf(stream.events);
      assert.match(story, stateChart);
      const effects = {
        PayOrder: 'OrderPaid',
        ConfirmOrder: 'OrderConfirmed',
        ExpireOrder: 'OrderExpired',
        CancelOrder: 'OrderCancelled',
      };
      for (const { command, answer } of answers) {
        const effect = effects[command.type as keyof typeof effects];
        if (answer === 'acknowledged') assert.ok(story.includes(effect));
      }
    }),
    options,
  );
};
