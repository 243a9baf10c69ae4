import { integrationEventTypes } from '@order-ledger/contracts';
import { describe, expect, test } from 'vitest';
import { personal } from './examples.ts';
import { messages, readMessages, translated } from './translated.ts';

describe('what other services are told', () => {
  test('is what the schemas say, without one field more', () => {
    expect(readMessages).toStrictEqual(messages.map(({ text }): unknown => JSON.parse(text)));
  });

  test('covers every type of integration event', () => {
    const told = new Set(readMessages.map(({ type }) => type));
    expect([...told].toSorted()).toStrictEqual(integrationEventTypes.toSorted());
  });

  test('names no person', () => {
    for (const { text } of messages) for (const each of personal) expect(text).not.toContain(each);
  });

  test('leaves out what concerns the ledger alone', () => {
    const silent = translated.filter(({ message }) => message === null).map(({ type }) => type);
    expect(silent).toStrictEqual([
      'OrderAbandoned',
      'PaymentRequested',
      'PaymentFailed',
      'SurplusPaymentReceived',
      'RefundFailed',
      'ReturnRequested',
      'ReturnDeclined',
      'ReservationExtended',
    ]);
  });
});

describe('the changes of stock', () => {
  const changes = readMessages.flatMap((message) =>
    message.type === 'stock.changed' ? [message.data] : [],
  );
  const of = (...causes: readonly string[]) => {
    const found = changes.filter(({ cause }) => causes.includes(cause));
    const sum = (column: 'on_hand' | 'reserved' | 'available'): number =>
      found.reduce((total, change) => total + change[column], 0);
    return { on_hand: sum('on_hand'), reserved: sum('reserved'), available: sum('available') };
  };

  test('of a sale add up to the pieces that left', () => {
    expect(of('reserved', 'confirmed', 'shipped')).toStrictEqual({
      on_hand: -3,
      reserved: 0,
      available: -3,
    });
  });

  test.each(['released', 'expired'])('of a reservation that is %s add up to none', (end) => {
    expect(of('reserved', end)).toStrictEqual({ on_hand: 0, reserved: 0, available: 0 });
  });

  test('of what comes back add up to none', () => {
    const none = { on_hand: 0, reserved: 0, available: 0 };
    expect(of('reserved', 'confirmed', 'returned')).toStrictEqual(none);
    expect(of('reserved', 'confirmed', 'shipped', 'restocked')).toStrictEqual(none);
  });

  test('follow a count and a smaller reservation', () => {
    expect(of('adjusted')).toStrictEqual({ on_hand: -2, reserved: 0, available: -2 });
    expect(of('resized')).toStrictEqual({ on_hand: 0, reserved: -1, available: 1 });
  });
});
