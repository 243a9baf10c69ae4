import { describe, test } from 'vitest';
import type { OrderEvent } from '../../src/index.ts';
import {
  cancelled,
  confirmed,
  orderId,
  paid,
  placed,
  placedAt,
  reserved,
  soonAfter,
  totals,
} from '../support/order-examples.ts';
import { both, bothConfirmed, bulb, given, items, lamp, nothing, order, reports } from './spec.ts';

const minute = (n: number): string => `2026-11-20T10:${String(n).padStart(2, '0')}:00.000Z`;

const fewer: OrderEvent = {
  type: 'ItemsCancelled',
  data: {
    orderId,
    lines: [{ line: 2, quantity: 4 }],
    comment: null,
    totals,
    cancelledAt: soonAfter,
  },
};
const left = [lamp, { ...bulb, quantity: 6 }];

const asked = given(nothing).when(placedAt, ...both, ...order(placed, reserved));
const changed = given(asked)
  .when(soonAfter, reports('reserve', 'accepted'))
  .when(soonAfter, ...order(fewer));
const again = given(changed)
  .when(soonAfter, reports('cancel', 'accepted'))
  .gives('warehouse:2:reserve:1');

describe('an order that needs something else than the warehouse was asked for', () => {
  test('takes the first ask back, then asks anew', () => {
    given(changed)
      .like('warehouse:cancel:1', { generation: 1, items })
      .when(soonAfter, reports('cancel', 'accepted'))
      .gives('warehouse:2:reserve:1')
      .like('warehouse:2:reserve:1', { generation: 2, items: left });
  });

  test('commits what it asked for last', () => {
    given(again)
      .when(soonAfter, reports('reserve', 'accepted', 2))
      .when(soonAfter, ...order(paid), ...bothConfirmed)
      .when(soonAfter, ...order(confirmed))
      .like('warehouse:2:commit:1', { generation: 2, items: left })
      .when(soonAfter, reports('commit', 'accepted', 2))
      .gives();
  });

  test('takes back what was committed already', () => {
    given(asked)
      .when(soonAfter, reports('reserve', 'accepted'))
      .when(soonAfter, ...order(paid), ...bothConfirmed)
      .when(soonAfter, ...order(confirmed))
      .when(soonAfter, reports('commit', 'accepted'))
      .settled()
      .when(soonAfter, ...order(fewer))
      .gives('ReturnStock:berlin.bulb:6', 'warehouse:cancel:1');
  });

  test('does not listen to the generation before', () => {
    given(again)
      .when(soonAfter, reports('reserve', 'refused'), reports('cancel', 'refused'))
      .gives()
      .when(soonAfter, reports('reserve', 'accepted', 2))
      .gives();
  });

  test('is not given up because the first ask was refused', () => {
    given(asked)
      .when(soonAfter, reports('reserve', 'refused'), ...order(fewer))
      .gives('ResizeReservation:berlin.bulb:1:6', 'warehouse:cancel:1');
  });

  test('is given up when the new ask is refused', () => {
    given(again)
      .when(soonAfter, reports('reserve', 'refused', 2))
      .gives('CancelOrder')
      .like('CancelOrder', { command: { code: 'warehouse_refused' } });
  });

  test('repeats a cancel that is not answered, and asks for nothing before', () => {
    given(changed)
      .when(minute(6))
      .gives('warehouse:cancel:2')
      .whenDelivered(minute(6))
      .when(minute(8))
      .gives('warehouse:cancel:3');
  });

  test('keeps what the warehouse will not give up, and never asks for it a second time', () => {
    given(changed).when(soonAfter, reports('cancel', 'refused')).gives().when(minute(14)).gives();
  });

  test('goes through with a change that is taken back meanwhile', () => {
    const back: OrderEvent = {
      type: 'QuantitiesChanged',
      data: { orderId, lines: [{ line: 2, quantity: 10 }], totals, changedAt: soonAfter },
    };
    given(changed)
      .when(soonAfter, ...order(back))
      .when(soonAfter, reports('cancel', 'accepted'))
      .like('warehouse:2:reserve:1', { items });
  });

  test('only cancels the last ask when it is cancelled itself', () => {
    given(again)
      .when(soonAfter, ...order(cancelled))
      .like('warehouse:2:cancel:1', { generation: 2, items: left });
  });

  test('asks for nothing anew when it is cancelled before the first answer', () => {
    given(changed)
      .when(soonAfter, ...order(cancelled))
      .when(soonAfter, reports('cancel', 'accepted'))
      .gives();
  });
});
