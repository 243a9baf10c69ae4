import { describe, expect, test } from 'vitest';
import { evolveFulfilment, initialFulfilment, loadFulfilment, react } from '../../src/index.ts';
import type { FulfilmentPolicy, StoredFulfilment } from '../../src/index.ts';
import { cancelled, orderId, soonAfter, totals } from '../support/order-examples.ts';

const policy: FulfilmentPolicy = {
  abandonAfterMs: 30_000,
  warehouseReplyMs: 60_000,
  warehouseAttempts: 3,
  payments: null,
};

/** A row as the first version of the process wrote it. */
const firstVersion = (productIds: readonly string[]): StoredFulfilment =>
  JSON.parse(
    JSON.stringify({
      orderId,
      phase: 'confirmed',
      items: Object.fromEntries(
        productIds.map((productId) => [
          `berlin.${productId}`,
          {
            warehouseId: 'berlin',
            productId,
            quantity: 2,
            phase: 'confirmed',
            ordered: 2,
            expiresAt: '2026-11-20T10:15:00.000Z',
            available: null,
          },
        ]),
      ),
      warehouse: {
        answer: 'committed',
        ask: { kind: 'commit', attempt: 1, at: soonAfter, delivered: true, failed: false },
      },
      paymentDueAt: '2026-11-20T10:15:00.000Z',
      firstReservedAt: '2026-11-20T10:00:00.000Z',
      taken: ['ConfirmOrder'],
    }),
  );

const keysAfter = (stored: StoredFulfilment, event: Parameters<typeof evolveFulfilment>[1]) =>
  react(evolveFulfilment(loadFulfilment(stored), event), soonAfter, policy).actions.map(
    ({ key }) => key,
  );

describe('a kept state', () => {
  test('of today comes back as it is', () => {
    const state = initialFulfilment(orderId);
    expect(loadFulfilment(state)).toBe(state);
  });

  test('of the first version knows what the warehouse was asked for: nothing is sent', () => {
    const state = loadFulfilment(firstVersion(['lamp', 'bulb']));
    expect(react(state, soonAfter, policy).actions).toStrictEqual([]);
    expect(loadFulfilment(JSON.parse(JSON.stringify(state)))).toStrictEqual(state);
  });

  test('that only knew that a command is not answered knows which one it was', () => {
    const { items, ...stored } = JSON.parse(
      JSON.stringify(loadFulfilment(firstVersion(['lamp', 'bulb']))),
    );
    const lamp = { ...items['berlin.lamp'], changing: true };
    const bulb = { ...items['berlin.bulb'], changing: false };
    const state = loadFulfilment({
      ...stored,
      items: { 'berlin.lamp': lamp, 'berlin.bulb': bulb },
      taken: ['ResizeReservation:berlin.lamp:3:1', 'ReturnStock:berlin.lamp:1', 'ConfirmOrder'],
    });
    expect(state.items).toStrictEqual({
      'berlin.lamp': { ...lamp, changing: 'ReturnStock:berlin.lamp:1' },
      'berlin.bulb': { ...bulb, changing: null },
    });
  });

  test('of the first version is cancelled like any other', () => {
    const input = { type: 'orderEvent', event: cancelled, revision: 5 } as const;
    expect(keysAfter(firstVersion(['lamp']), input)).toStrictEqual([
      'ReturnStock:berlin.lamp',
      'warehouse:cancel:1',
    ]);
  });

  test('of the first version knows the line of an order that has one item', () => {
    const lines = [{ line: 1, quantity: 1 }];
    const data = { orderId, lines, comment: null, totals, cancelledAt: soonAfter };
    const input = {
      type: 'orderEvent',
      event: { type: 'ItemsCancelled', data },
      revision: 5,
    } as const;
    expect(keysAfter(firstVersion(['lamp']), input)).toStrictEqual([
      'ReturnStock:berlin.lamp:1',
      'warehouse:cancel:1',
    ]);
    // Of several items it is not known which one the line was about: nothing is guessed.
    expect(keysAfter(firstVersion(['lamp', 'bulb']), input)).toStrictEqual([]);
  });
});
