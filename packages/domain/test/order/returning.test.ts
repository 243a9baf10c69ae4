import { describe, test } from 'vitest';
import { orderDecider } from '../../src/index.ts';
import type {
  CompleteReturn,
  DeclineReturn,
  LinePart,
  RequestReturn,
  ReturnedPart,
} from '../../src/index.ts';
import { specOf } from '../spec.ts';
import {
  arrived,
  bulbs,
  lamps,
  onTheWay,
  refund,
  returnCompleted,
  returnDeclined,
  returnedAt,
  returnRequested,
} from '../support/life-examples.ts';
import { comment, illegal } from '../support/order-examples.ts';

const given = specOf(orderDecider);
const good = (part: LinePart): ReturnedPart => ({ ...part, restock: true });
const broken = (part: LinePart): ReturnedPart => ({ ...part, restock: false });

const request = (returnId: string, lines: readonly LinePart[] | null): RequestReturn => ({
  type: 'RequestReturn',
  returnId,
  lines,
  comment,
  windowDays: 30,
  at: returnedAt,
});

describe('RequestReturn', () => {
  test('announces pieces, or all of them', () => {
    given(arrived)
      .when(request('r1', [lamps(1)]))
      .then([returnRequested('r1', lamps(1))]);
    given(arrived)
      .when(request('r1', null))
      .then([returnRequested('r1', lamps(2), bulbs(10))]);
  });

  test('announces no piece twice', () => {
    const announced = [...arrived, returnRequested('r1', lamps(2), bulbs(4))];
    given(announced)
      .when(request('r2', null))
      .then([returnRequested('r2', bulbs(6))]);
    given(announced)
      .when(request('r2', [lamps(1)]))
      .thenRejected({ code: 'not_enough_pieces', line: 1, requested: 1, available: 0 });
    given([...announced, returnRequested('r2', bulbs(6))])
      .when(request('r3', null))
      .thenRejected({ code: 'nothing_to_return' });
  });

  test('has the pieces again that were declined or did not come', () => {
    given([...arrived, returnRequested('r1', lamps(2)), returnDeclined('r1')])
      .when(request('r2', [lamps(2)]))
      .then([returnRequested('r2', lamps(2))]);
    given([
      ...arrived,
      returnRequested('r1', lamps(2)),
      returnCompleted('r1', 2224, good(lamps(1))),
    ])
      .when(request('r2', [lamps(2)]))
      .thenRejected({ code: 'not_enough_pieces', line: 1, requested: 2, available: 1 });
  });

  test('is possible to the last millisecond of its window', () => {
    const closedAt = '2026-12-23T14:00:00.000Z';
    const { data } = returnRequested('r1', lamps(1));
    given(arrived)
      .when({ ...request('r1', [lamps(1)]), at: closedAt })
      .then([{ type: 'ReturnRequested', data: { ...data, requestedAt: closedAt } }]);
    given(arrived)
      .when({ ...request('r1', [lamps(1)]), at: '2026-12-23T14:00:00.001Z' })
      .thenRejected({ code: 'return_window_closed', closedAt });
  });

  test('again changes nothing, whatever became of it', () => {
    const announced = [...arrived, returnRequested('r1', lamps(1))];
    given(announced)
      .when(request('r1', [lamps(1)]))
      .thenNothing();
    given([...announced, returnDeclined('r1')])
      .when(request('r1', null))
      .thenNothing();
    given(announced)
      .when(request('r1', [lamps(2)]))
      .thenRejected({ code: 'id_reused' });
  });

  test('is refused before the delivery', () => {
    given(onTheWay).when(request('r1', null)).thenRejected(illegal('shipped', 'RequestReturn'));
  });

  test('of nothing is refused', () => {
    given(arrived)
      .when(request('r1', []))
      .thenRejected({ code: 'invalid_lines', detail: 'at least one line is to be named' });
  });
});

describe('DeclineReturn', () => {
  const decline: DeclineReturn = {
    type: 'DeclineReturn',
    returnId: 'r1',
    comment: null,
    at: returnedAt,
  };
  const announced = [...arrived, returnRequested('r1', lamps(1))];

  test('ends a return', () => {
    given(announced)
      .when(decline)
      .then([returnDeclined('r1')]);
    given([...announced, returnDeclined('r1')])
      .when(decline)
      .thenNothing();
  });

  test('is refused once the pieces are back, and for a return that there is not', () => {
    given([...announced, returnCompleted('r1', 2224, good(lamps(1)))])
      .when(decline)
      .thenRejected({ code: 'return_ended', end: 'completed' });
    given(arrived).when(decline).thenRejected({ code: 'return_not_found' });
    given(onTheWay).when(decline).thenRejected(illegal('shipped', 'DeclineReturn'));
  });
});

describe('CompleteReturn', () => {
  const complete = (returnId: string, lines: readonly ReturnedPart[] | null): CompleteReturn => ({
    type: 'CompleteReturn',
    returnId,
    lines,
    at: returnedAt,
  });

  test('takes everything as it was announced, and gives back what was paid for it', () => {
    given([...arrived, returnRequested('r1', lamps(2))])
      .when(complete('r1', null))
      .then([
        returnCompleted('r1', 4449, good(lamps(2))),
        refund('1', 'returned', 4449, returnedAt),
      ]);
  });

  test('keeps the shipping and loses no penny on the way', () => {
    given([
      ...arrived,
      returnRequested('r1', lamps(2)),
      returnCompleted('r1', 4449, good(lamps(2))),
      refund('1', 'returned', 4449, returnedAt),
      returnRequested('r2', bulbs(10)),
    ])
      .when(complete('r2', null))
      .then([
        returnCompleted('r2', 2783, good(bulbs(10))),
        refund('2', 'returned', 2783, returnedAt),
      ]);
  });

  test('takes fewer pieces, some of them broken', () => {
    const parts = [good(lamps(1)), broken(lamps(1)), broken(bulbs(1))];
    given([...arrived, returnRequested('r1', lamps(2), bulbs(10))])
      .when(complete('r1', [...parts, broken(bulbs(2))]))
      .then([
        returnCompleted('r1', 5284, good(lamps(1)), broken(lamps(1)), broken(bulbs(3))),
        refund('1', 'returned', 5284, returnedAt),
      ]);
  });

  test('takes no piece that was not announced', () => {
    given([...arrived, returnRequested('r1', lamps(1))])
      .when(complete('r1', [good(lamps(1)), broken(lamps(1))]))
      .thenRejected({ code: 'not_enough_pieces', line: 1, requested: 2, available: 1 });
    given([...arrived, returnRequested('r1', lamps(1))])
      .when(complete('r1', [good(bulbs(1))]))
      .thenRejected({ code: 'not_enough_pieces', line: 2, requested: 1, available: 0 });
    given([...arrived, returnRequested('r1', lamps(1))])
      .when(complete('r1', []))
      .thenRejected({ code: 'invalid_lines', detail: 'at least one line is to be named' });
  });

  test('again changes nothing', () => {
    given([
      ...arrived,
      returnRequested('r1', lamps(2), bulbs(10)),
      returnCompleted('r1', 7232, good(lamps(2)), good(bulbs(10))),
    ])
      .when(complete('r1', null))
      .thenNothing();
  });

  test('is refused for a return that was declined, and for one that there is not', () => {
    given([...arrived, returnRequested('r1', lamps(2)), returnDeclined('r1')])
      .when(complete('r1', null))
      .thenRejected({ code: 'return_ended', end: 'declined' });
    given(arrived).when(complete('r1', null)).thenRejected({ code: 'return_not_found' });
    given(onTheWay).when(complete('r1', null)).thenRejected(illegal('shipped', 'CompleteReturn'));
  });
});
