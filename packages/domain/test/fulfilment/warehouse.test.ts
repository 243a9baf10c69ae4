import { describe, test } from 'vitest';
import {
  cancelled,
  confirmed,
  paid,
  placed,
  placedAt,
  reserved,
  soonAfter,
} from '../support/order-examples.ts';
import {
  given,
  nothing,
  both,
  bothConfirmed,
  itemReleased,
  lamp,
  bulb,
  order,
  reports,
} from './spec.ts';

const minute = (n: number): string => `2026-11-20T10:${String(n).padStart(2, '0')}:00.000Z`;

const asked = given(nothing)
  .when(placedAt, ...both, ...order(placed, reserved))
  .gives('warehouse:reserve:1');

const confirmedOrder = given(asked)
  .when(soonAfter, reports('reserve', 'accepted'))
  .when(soonAfter, ...order(paid))
  .when(soonAfter, ...bothConfirmed)
  .when(soonAfter, ...order(confirmed))
  .gives('warehouse:commit:1');

describe('a warehouse that does not answer', () => {
  test('is asked what became of the operation, then given up', () => {
    const command = { code: 'warehouse_unavailable' };
    given(asked)
      .when(minute(1))
      .gives('warehouse:query:2')
      .whenDelivered(minute(1))
      .when(minute(2))
      .gives()
      .when(minute(3))
      .gives('warehouse:query:3')
      .whenDelivered(minute(3))
      .wakes(minute(7))
      .when(minute(7))
      .gives('CancelOrder')
      .like('CancelOrder', { command })
      .when(minute(7), ...order(cancelled), itemReleased(lamp), itemReleased(bulb))
      .gives('warehouse:cancel:1');
  });

  test('is not taken for silent while messages cannot leave', () => {
    given(asked)
      .when(minute(1))
      .gives('warehouse:query:2')
      .when(minute(14))
      .gives()
      .whenDelivered(minute(14))
      .wakes('2026-11-20T10:15:00.000Z')
      .when(minute(14), reports('reserve', 'accepted'))
      .gives();
  });

  test('is told to cancel again, for ever', () => {
    given(asked)
      .when(soonAfter, ...order(cancelled))
      .when(minute(6))
      .gives('warehouse:cancel:2')
      .whenDelivered(minute(6))
      .when(minute(8))
      .gives('warehouse:cancel:3')
      .whenDelivered(minute(8))
      .when(minute(12))
      .gives('warehouse:cancel:4');
  });

  test('is told to commit again, for ever', () => {
    given(confirmedOrder)
      .when(minute(6))
      .gives('warehouse:commit:2')
      .whenDelivered(minute(6))
      .when(minute(8))
      .gives('warehouse:commit:3')
      .whenDelivered(minute(8))
      .when(minute(12))
      .gives('warehouse:commit:4');
  });

  test('learns nothing from an unknown outcome', () => {
    given(asked)
      .when(placedAt, reports('reserve', 'unknown'))
      .gives()
      .when(minute(1))
      .gives('warehouse:query:2');
  });
});

describe('a warehouse that says no', () => {
  test('to the reserve: the order is cancelled and nothing is to be recalled', () => {
    const command = { code: 'warehouse_refused', comment: null };
    given(asked)
      .when(soonAfter, reports('reserve', 'refused'))
      .gives('CancelOrder')
      .like('CancelOrder', { command })
      .when(soonAfter, ...order(cancelled), itemReleased(lamp), itemReleased(bulb))
      .gives()
      .settled();
  });

  test('to the commit: the order is cancelled and what it may hold is recalled', () => {
    given(confirmedOrder)
      .when(soonAfter, reports('commit', 'refused'))
      .gives('CancelOrder')
      .when(soonAfter, ...order(cancelled))
      .gives('ReturnStock:berlin.lamp', 'ReturnStock:berlin.bulb', 'warehouse:cancel:1');
  });

  test('to the cancel: it keeps the goods and is not asked again', () => {
    given(asked)
      .when(soonAfter, ...order(cancelled))
      .when(soonAfter, itemReleased(lamp), itemReleased(bulb))
      .when(soonAfter, reports('cancel', 'refused'))
      .gives()
      .settled()
      .when(minute(50))
      .gives();
  });

  test('for now: the same operation is sent again', () => {
    given(asked)
      .when(placedAt, reports('reserve', 'failed'))
      .gives()
      .when(minute(1))
      .gives('warehouse:reserve:2');
  });
});

describe('a warehouse that answers late', () => {
  test('an acceptance after the cancellation is recalled', () => {
    given(asked)
      .when(soonAfter, reports('reserve', 'refused'))
      .when(soonAfter, ...order(cancelled), itemReleased(lamp), itemReleased(bulb))
      .settled()
      .when(soonAfter, reports('reserve', 'accepted'))
      .gives('warehouse:cancel:1')
      .when(soonAfter, reports('cancel', 'accepted'))
      .gives()
      .settled();
  });

  test('the answer to a cancel is the last word', () => {
    given(asked)
      .when(soonAfter, ...order(cancelled))
      .when(soonAfter, itemReleased(lamp), itemReleased(bulb))
      .when(soonAfter, reports('cancel', 'accepted'))
      .settled()
      .when(soonAfter, reports('reserve', 'accepted'))
      .gives()
      .settled()
      .when(soonAfter, reports('commit', 'accepted'))
      .gives()
      .settled();
  });

  test('every answer may come twice, and the older after the newer', () => {
    given(confirmedOrder)
      .when(soonAfter, reports('commit', 'accepted'))
      .settled()
      .when(soonAfter, reports('commit', 'accepted'))
      .gives()
      .settled()
      .when(soonAfter, reports('reserve', 'accepted'))
      .gives()
      .settled();
  });
});
