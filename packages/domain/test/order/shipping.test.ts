import { describe, test } from 'vitest';
import { orderDecider } from '../../src/index.ts';
import type { DeliverOrder, LinePart, ShipOrder } from '../../src/index.ts';
import { specOf } from '../spec.ts';
import {
  arrived,
  bulbs,
  delivered,
  deliveredAt,
  dispatched,
  lamps,
  nextDay,
  onTheWay,
  processingStarted,
  shipmentDelivered,
  shipped,
  toShip,
} from '../support/life-examples.ts';
import { illegal, paid, placed, reserved } from '../support/order-examples.ts';

const given = specOf(orderDecider);

describe('StartProcessing', () => {
  const start = { type: 'StartProcessing', at: nextDay } as const;

  test('follows the confirmation', () => {
    given(toShip).when(start).then([processingStarted]);
  });

  test('again changes nothing', () => {
    given([...toShip, processingStarted])
      .when(start)
      .thenNothing();
  });

  test.each([
    ['paid' as const, [placed, reserved, paid]],
    ['partially_shipped' as const, [...toShip, dispatched('s1', lamps(1))]],
  ])('is refused for an order that is %s', (status, history) => {
    given(history).when(start).thenRejected(illegal(status, 'StartProcessing'));
  });
});

describe('ShipOrder', () => {
  const ship = (shipmentId: string, lines: readonly LinePart[] | null): ShipOrder => ({
    type: 'ShipOrder',
    shipmentId,
    lines,
    carrier: 'DHL',
    trackingNumber: '0034',
    at: nextDay,
  });

  test.each([[toShip], [[...toShip, processingStarted]]])('sends everything at once', (order) => {
    const all = dispatched('s1', lamps(2), bulbs(10));
    given(order).when(ship('s1', null)).then([all, shipped]);
    given(order)
      .when(ship('s1', [lamps(1), bulbs(10), lamps(1)]))
      .then([all, shipped]);
  });

  test('sends some pieces, and then the rest', () => {
    const first = dispatched('s1', lamps(1), bulbs(10));
    given(toShip)
      .when(ship('s1', [lamps(1), bulbs(10)]))
      .then([first]);
    given([...toShip, first])
      .when(ship('s2', null))
      .then([dispatched('s2', lamps(1)), shipped]);
  });

  test('sends no piece twice', () => {
    given([...toShip, dispatched('s1', lamps(1))])
      .when(ship('s2', [lamps(2)]))
      .thenRejected({ code: 'not_enough_pieces', line: 1, requested: 2, available: 1 });
  });

  test('of nothing is refused', () => {
    given(toShip)
      .when(ship('s1', []))
      .thenRejected({ code: 'invalid_lines', detail: 'at least one line is to be named' });
  });

  test.each([null, [bulbs(10), lamps(2)]])('again changes nothing: %j', (lines) => {
    given(onTheWay).when(ship('s1', lines)).thenNothing();
  });

  test.each([
    ship('s1', [lamps(2)]),
    { ...ship('s1', null), carrier: 'UPS' },
    { ...ship('s1', null), trackingNumber: null },
  ])('under the id of another shipment is refused', (command) => {
    given(onTheWay).when(command).thenRejected({ code: 'id_reused' });
  });

  test('is refused when all is shipped, and before the order is confirmed', () => {
    given(onTheWay).when(ship('s2', null)).thenRejected(illegal('shipped', 'ShipOrder'));
    given([placed, reserved, paid])
      .when(ship('s1', null))
      .thenRejected(illegal('paid', 'ShipOrder'));
    given([]).when(ship('s1', null)).thenRejected({ code: 'order_not_found' });
  });
});

describe('DeliverOrder', () => {
  const deliver = (shipmentId: string | null): DeliverOrder => ({
    type: 'DeliverOrder',
    shipmentId,
    at: deliveredAt,
  });
  const twoShipments = [
    ...toShip,
    dispatched('s1', lamps(2)),
    dispatched('s2', bulbs(10)),
    shipped,
  ];

  test.each([null, 's1'])('of the only shipment delivers the order: %s', (shipmentId) => {
    given(onTheWay)
      .when(deliver(shipmentId))
      .then([shipmentDelivered('s1'), delivered]);
  });

  test('of one shipment of two waits for the other', () => {
    given(twoShipments)
      .when(deliver('s2'))
      .then([shipmentDelivered('s2')]);
    given([...twoShipments, shipmentDelivered('s2')])
      .when(deliver('s1'))
      .then([shipmentDelivered('s1'), delivered]);
  });

  test('of everything takes what has not arrived', () => {
    given(twoShipments)
      .when(deliver(null))
      .then([shipmentDelivered('s1'), shipmentDelivered('s2'), delivered]);
    given([...twoShipments, shipmentDelivered('s1')])
      .when(deliver(null))
      .then([shipmentDelivered('s2'), delivered]);
  });

  test('of a shipment of a partially shipped order leaves the order open', () => {
    const started = [...toShip, dispatched('s1', lamps(2))];
    given(started)
      .when(deliver('s1'))
      .then([shipmentDelivered('s1')]);
    given(started).when(deliver(null)).thenRejected({ code: 'not_all_shipped' });
  });

  test.each([null, 's1'])('again changes nothing: %s', (shipmentId) => {
    given(arrived).when(deliver(shipmentId)).thenNothing();
  });

  test('of a shipment that was never sent is refused', () => {
    given(onTheWay).when(deliver('s9')).thenRejected({ code: 'shipment_not_found' });
  });

  test('is refused when nothing was sent', () => {
    given(toShip).when(deliver(null)).thenRejected(illegal('confirmed', 'DeliverOrder'));
  });
});
