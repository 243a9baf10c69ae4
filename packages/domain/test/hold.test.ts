import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  holdDecider,
  holdReservationId,
  isHoldReservation,
  maxLines,
  maxQuantity,
  parseHoldReservationId,
} from '../src/index.ts';
import type { HoldCommand, HoldEvent, OpenHold, StockQuantity } from '../src/index.ts';
import { specOf } from './spec.ts';
import { eventsOf, play } from './support/play.ts';

const given = specOf(holdDecider);
const at = '2026-11-20T10:00:00.000Z';
const later = '2026-11-20T10:05:00.000Z';
const holdId = '5f1d7e08-6c1b-5a34-9e0f-2b3c4d5e6f70';

const piecesOf = (productId: string, quantity: number): StockQuantity => ({
  warehouseId: 'berlin',
  productId,
  quantity,
});
const items = [piecesOf('lamp', 2), piecesOf('shade', 1)];
const open: OpenHold = { type: 'OpenHold', holdId, items, externalOrderId: 'shop-1', at };
const refuse: HoldCommand = { type: 'RefuseHold', holdId, at };
const opened: HoldEvent = {
  type: 'HoldOpened',
  data: { holdId, items, externalOrderId: 'shop-1', openedAt: at },
};
const refused: HoldEvent = { type: 'HoldRefused', data: { holdId, refusedAt: at } };

describe('OpenHold', () => {
  test('says which items belong together', () => {
    given([]).when(open).then([opened]);
  });

  test('again for the same pieces, in whichever order, changes nothing', () => {
    given([opened])
      .when({ ...open, items: items.toReversed(), at: later })
      .thenNothing();
  });

  test.each<[string, Partial<OpenHold>]>([
    ['other items', { items: [piecesOf('lamp', 2)] }],
    ['other quantities', { items: [piecesOf('lamp', 1), piecesOf('shade', 1)] }],
    ['another order', { externalOrderId: null }],
  ])('for %s is refused', (_what, changes) => {
    given([opened])
      .when({ ...open, ...changes })
      .thenRejected({ code: 'hold_exists' });
  });

  test('comes too late for a hold that was refused', () => {
    given([refused]).when(open).thenRejected({ code: 'hold_refused' });
  });

  test.each<[string, readonly StockQuantity[]]>([
    ['a hold has at least one item', []],
    [
      `a hold has at most ${maxLines} items`,
      Array.from({ length: maxLines + 1 }, (_, index) => piecesOf(`p${index}`, 1)),
    ],
    ['an item is held once', [piecesOf('lamp', 1), piecesOf('lamp', 2)]],
    ...[0, -1, 1.5, maxQuantity + 1].map((quantity): [string, readonly StockQuantity[]] => [
      `the quantity of an item is an integer from 1 to ${maxQuantity}`,
      [piecesOf('lamp', quantity)],
    ]),
  ])('knows that %s', (detail, wrong) => {
    given([])
      .when({ ...open, items: wrong })
      .thenRejected({ code: 'invalid_items', detail });
  });
});

describe('RefuseHold', () => {
  test('closes the id, once', () => {
    given([]).when(refuse).then([refused]);
    given([refused])
      .when({ ...refuse, at: later })
      .thenNothing();
  });

  test('comes too late for a hold that was opened', () => {
    given([opened]).when(refuse).thenRejected({ code: 'hold_exists' });
  });
});

test('whoever writes first decides whether there is a hold', () => {
  const anyCommand = fc.constantFrom<HoldCommand>(open, refuse, { ...open, at: later });
  fc.assert(
    fc.property(fc.array(anyCommand, { minLength: 1 }), (commands) => {
      expect(eventsOf(play(holdDecider, commands))).toHaveLength(1);
    }),
  );
});

test('the reservations of a hold are told from those of an order by their id', () => {
  fc.assert(
    fc.property(fc.uuid(), (id) => {
      expect(parseHoldReservationId(holdReservationId(id))).toBe(id);
      expect(isHoldReservation(id)).toBe(false);
      expect(parseHoldReservationId(id)).toBeUndefined();
    }),
  );
});
