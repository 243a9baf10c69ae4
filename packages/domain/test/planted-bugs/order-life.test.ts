import { expect, test } from 'vitest';
import { isPaid, orderDecider } from '../../src/index.ts';
import { orderProperties } from '../order/properties.ts';
import { answeringWrongly, counterexample, decidingWrongly, foldingWrongly } from './plant.ts';
import {
  answering,
  asReserved,
  forgetting,
  noAttempts,
  noShipments,
  noSurplus,
  nothingShipped,
  seeing,
  shippedNow,
  withAmount,
} from './wrong-orders.ts';
import type { OrderDecider } from './wrong-orders.ts';

type Property = keyof typeof orderProperties;

const chart: Property = 'every stream follows the state chart, in every prefix';
const books: Property = 'the books balance: pieces, money and deadlines, in every prefix';
const state: Property = 'the state is what the books say, after every command';
const kept: Property = 'what was paid and does not go back is what is kept, after every command';
const settled: Property =
  'every order can be brought to one end, and all but the shipping goes back';
const again: Property = 'a command that took effect changes nothing when it comes again at once';
const readers: Property = 'readers that keep only lines and status come to the same';

const bugs: Record<string, { readonly caughtBy: Property; readonly decider: OrderDecider }> = {
  'cancelled items are not refunded': {
    caughtBy: kept,
    decider: answering('RefundRequested', (event) =>
      event.data.reason === 'items_cancelled' ? [] : [event],
    ),
  },
  'cancelled items are refunded without the discount': {
    caughtBy: kept,
    decider: answering('RefundRequested', (event, { order }, command) =>
      event.data.reason === 'items_cancelled' && command.type === 'CancelItems'
        ? withAmount(
            event,
            command.lines.reduce(
              (sum, part) => sum + part.quantity * (order.lines[part.line - 1]?.unitPrice ?? 0),
              1,
            ),
          )
        : [event],
    ),
  },
  'the discount stays when items are cancelled': {
    caughtBy: books,
    decider: answering('ItemsCancelled', (event, { order }) => {
      const { totals } = event.data;
      const { discount } = order.totals;
      const total = totals.total + totals.discount - discount;
      return [{ ...event, data: { ...event.data, totals: { ...totals, discount, total } } }];
    }),
  },
  'the tax is rounded up when quantities change': {
    caughtBy: books,
    decider: answering('QuantitiesChanged', (event) => {
      const { totals } = event.data;
      const { tax, total } = totals;
      const dearer = { ...totals, tax: tax + 1, total: total + 1 };
      return [{ ...event, data: { ...event.data, totals: dearer } }];
    }),
  },
  'what was shipped can be cancelled': {
    caughtBy: books,
    decider: seeing('CancelItems', nothingShipped),
  },
  'an order of nothing goes on': {
    caughtBy: books,
    decider: answering('OrderCancelled', (event, { order }, command) =>
      command.type === 'CancelItems'
        ? [
            {
              type: 'ItemsCancelled',
              data: {
                orderId: order.orderId,
                lines: command.lines,
                comment: null,
                totals: { ...order.totals, subtotal: 0, discount: 0, tax: 0 },
                cancelledAt: command.at,
              },
            },
          ]
        : [event],
    ),
  },
  'items are cancelled before the stock is reserved': {
    caughtBy: books,
    decider: decidingWrongly(orderDecider, (command, real) =>
      command.type === 'CancelItems' && real.status === 'placed'
        ? orderDecider.decide(command, { ...real, status: 'reserved' })
        : undefined,
    ),
  },
  'the rest is cancelled, and the order waits for its shipment for ever': {
    caughtBy: settled,
    decider: answering('OrderShipped', (event, _, command) =>
      command.type === 'CancelItems' ? [] : [event],
    ),
  },
  'a cancellation gives back what went back already': {
    caughtBy: books,
    decider: seeing('CancelOrder', (real) => ({ ...real, money: { ...real.money, refunds: [] } })),
  },
  'an order is cancelled when a part of it is on its way': {
    caughtBy: chart,
    decider: decidingWrongly(orderDecider, (command, real) =>
      command.type === 'CancelOrder' && real.status === 'partially_shipped'
        ? orderDecider.decide(command, { ...real, status: 'confirmed' })
        : undefined,
    ),
  },
  'an order is processed twice': {
    caughtBy: chart,
    decider: decidingWrongly(orderDecider, (command, real) =>
      command.type === 'StartProcessing' && real.status === 'processing'
        ? orderDecider.decide(command, { ...real, status: 'confirmed' })
        : undefined,
    ),
  },
  'pieces are shipped twice': {
    caughtBy: books,
    decider: seeing('ShipOrder', nothingShipped),
  },
  'a shipment is sent again': {
    caughtBy: again,
    decider: seeing('ShipOrder', noShipments),
  },
  'an order is shipped with its first shipment': {
    caughtBy: books,
    decider: answeringWrongly(orderDecider, (event) =>
      event.type === 'ShipmentDispatched' ? [event, shippedNow(event)] : [event],
    ),
  },
  'the last shipment does not ship the order': {
    caughtBy: settled,
    decider: answering('OrderShipped', () => []),
  },
  'an order is delivered with its first shipment': {
    caughtBy: books,
    decider: seeing('DeliverOrder', (real) => ({
      ...real,
      goods: { ...real.goods, shipments: real.goods.shipments.slice(0, 1) },
    })),
  },
  'a shipment arrives twice': {
    caughtBy: again,
    decider: seeing('DeliverOrder', (real) => ({
      ...real,
      goods: {
        ...real.goods,
        shipments: real.goods.shipments.map((shipment) => ({ ...shipment, deliveredAt: null })),
      },
    })),
  },
  'the return window never closes': {
    caughtBy: books,
    decider: decidingWrongly(orderDecider, (command, real) =>
      command.type === 'RequestReturn'
        ? orderDecider.decide({ ...command, windowDays: 10_000 }, real)
        : undefined,
    ),
  },
  'a piece is announced in two returns': {
    caughtBy: books,
    decider: decidingWrongly(orderDecider, (command, real) => {
      if (command.type !== 'RequestReturn' || !('order' in real)) return undefined;
      const returns = real.goods.returns.filter(({ returnId }) => returnId === command.returnId);
      return orderDecider.decide(command, { ...real, goods: { ...real.goods, returns } });
    }),
  },
  'more comes back than was announced': {
    caughtBy: books,
    decider: seeing('CompleteReturn', (real) => ({
      ...real,
      goods: {
        ...real.goods,
        returns: real.goods.returns.map((known) => ({
          ...known,
          lines: known.lines.map((part) => ({ ...part, quantity: part.quantity + 1 })),
        })),
      },
    })),
  },
  'each return is rounded by itself': {
    caughtBy: books,
    decider: seeing('CompleteReturn', (real) => ({
      ...real,
      order: { ...real.order, lines: real.order.lines.map((line) => ({ ...line, returned: 0 })) },
    })),
  },
  'a return gives back the shipping': {
    caughtBy: kept,
    decider: answering('RefundRequested', (event, { order }) =>
      event.data.reason === 'returned'
        ? withAmount(event, event.data.amount + order.totals.shipping)
        : [event],
    ),
  },
  'a return is not refunded': {
    caughtBy: kept,
    decider: answering('RefundRequested', (event) =>
      event.data.reason === 'returned' ? [] : [event],
    ),
  },
  'a return is completed twice': {
    caughtBy: again,
    decider: decidingWrongly(orderDecider, (command, real) => {
      if (command.type !== 'CompleteReturn' || !isPaid(real)) return undefined;
      const returns = real.goods.returns.map((known) => ({
        ...known,
        status: 'requested' as const,
      }));
      const status = 'delivered' as const;
      return orderDecider.decide(command, { ...real, status, goods: { ...real.goods, returns } });
    }),
  },
  'a declined return keeps its pieces': {
    caughtBy: state,
    decider: forgetting('ReturnDeclined'),
  },
  'an order is returned with the first piece': {
    caughtBy: readers,
    decider: foldingWrongly(orderDecider, (after, event) =>
      event.type === 'ReturnCompleted' && isPaid(after)
        ? { ...after, status: 'returned' }
        : undefined,
    ),
  },
  'the return window is not remembered': {
    caughtBy: state,
    decider: foldingWrongly(orderDecider, (after) =>
      'order' in after && after.goods.deliveredAt !== null
        ? { ...after, goods: { ...after.goods, deliveredAt: null } }
        : undefined,
    ),
  },
  'surplus money is kept': {
    caughtBy: kept,
    decider: answering('RefundRequested', (event) =>
      event.data.reason === 'surplus_payment' ? [] : [event],
    ),
  },
  'surplus money goes back in another currency': {
    caughtBy: books,
    decider: answering('RefundRequested', (event, { order }) => [
      { ...event, data: { ...event.data, currency: order.currency } },
    ]),
  },
  'the same money comes twice': {
    caughtBy: books,
    decider: seeing('ReceivePayment', noSurplus),
  },
  'money that goes back pays the order': {
    caughtBy: books,
    decider: seeing('PayOrder', noSurplus),
  },
  'money that comes late pays an expired order': {
    caughtBy: chart,
    decider: decidingWrongly(orderDecider, (command, real) =>
      command.type === 'ReceivePayment' && real.status === 'expired'
        ? orderDecider.decide({ ...command, at: real.order.placedAt }, asReserved(real))
        : undefined,
    ),
  },
  'money that comes twice pays twice': {
    caughtBy: chart,
    decider: seeing('ReceivePayment', asReserved),
  },
  'any amount pays': {
    caughtBy: books,
    decider: answeringWrongly(
      decidingWrongly(orderDecider, (command, real) =>
        command.type === 'ReceivePayment' && real.status === 'reserved' && command.amount >= 0
          ? orderDecider.decide({ ...command, amount: real.order.totals.total }, real)
          : undefined,
      ),
      (event, _, command) =>
        event.type === 'OrderPaid' && command.type === 'ReceivePayment'
          ? [{ ...event, data: { ...event.data, amount: command.amount } }]
          : [event],
    ),
  },
  'a payment is asked for while another is on its way': {
    caughtBy: books,
    decider: seeing('RequestPayment', noAttempts),
  },
  'quantities change while a payment is on its way': {
    caughtBy: books,
    decider: seeing('EditOrder', noAttempts),
  },
  'items are cancelled while a payment is on its way': {
    caughtBy: books,
    decider: seeing('CancelItems', noAttempts),
  },
  'a payment that failed is waited for': {
    caughtBy: state,
    decider: forgetting('PaymentFailed'),
  },
  'every refund has the same id': {
    caughtBy: books,
    decider: answering('RefundRequested', (event) => [
      { ...event, data: { ...event.data, refundId: '1' } },
    ]),
  },
  'a refund is completed twice': {
    caughtBy: again,
    decider: forgetting('RefundCompleted'),
  },
  'quantities change after the payment': {
    caughtBy: books,
    decider: decidingWrongly(orderDecider, (command, real) =>
      command.type === 'EditOrder' && real.status === 'paid'
        ? orderDecider.decide(command, asReserved(real))
        : undefined,
    ),
  },
  'the address changes when the goods are on their way': {
    caughtBy: books,
    decider: seeing('EditOrder', noShipments),
  },
  'an edit that changes nothing is kept': {
    caughtBy: again,
    decider: seeing('EditOrder', (real) => ({
      ...real,
      order: { ...real.order, notes: { personId: 'nobody', sealed: '' } },
    })),
  },
  'a deadline comes sooner': {
    caughtBy: books,
    decider: seeing('ExtendPaymentDeadline', (real) => ({
      ...real,
      order: { ...real.order, paymentDueAt: '2026-11-20T10:20:00.000Z' },
    })),
  },
  'a longer deadline is forgotten': {
    caughtBy: state,
    decider: forgetting('PaymentDeadlineExtended'),
  },
};

test.each(Object.entries(bugs))('%s: caught', (_, { caughtBy, decider }) => {
  expect(() => {
    orderProperties[caughtBy](decider, { numRuns: 5000, endOnFailure: true });
  }).toThrow(counterexample);
});
