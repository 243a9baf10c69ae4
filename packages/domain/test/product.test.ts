import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maxMinor, maxNameLength, productDecider } from '../src/index.ts';
import type { ChangeProduct, CreateProduct, ProductCommand, ProductEvent } from '../src/index.ts';
import { specOf } from './spec.ts';
import { eventsOf, play } from './support/play.ts';

const given = specOf(productDecider);
const at = '2026-11-20T10:00:00.000Z';
const productId = 'lamp';
const terms = { productId, name: 'Desk lamp', price: 1_999, currency: 'USD' };
const create: CreateProduct = { type: 'CreateProduct', ...terms, at };
const change: ChangeProduct = { type: 'ChangeProduct', at };
const discontinue: ProductCommand = { type: 'DiscontinueProduct', at };
const created: ProductEvent = { type: 'ProductCreated', data: { ...terms, createdAt: at } };
const renamed: ProductEvent = {
  type: 'ProductRenamed',
  data: { productId, name: 'Lamp', renamedAt: at },
};
const repriced: ProductEvent = {
  type: 'ProductRepriced',
  data: { productId, price: 1_799, repricedAt: at },
};
const discontinued: ProductEvent = {
  type: 'ProductDiscontinued',
  data: { productId, discontinuedAt: at },
};

const badName = {
  code: 'invalid_name',
  detail: `a name has 1 to ${maxNameLength} characters`,
} as const;
const badPrice = {
  code: 'amount_out_of_range',
  detail: `a price is an integer from 0 to ${maxMinor} minor units`,
} as const;

describe('CreateProduct', () => {
  test('lists a product, once', () => {
    given([]).when(create).then([created]);
    given([created]).when(create).thenNothing();
  });

  test.each([{ name: 'Lamp' }, { price: 1 }, { currency: 'EUR' }])(
    'does not replace what is listed with other terms (%o)',
    (other) => {
      given([created])
        .when({ ...create, ...other })
        .thenRejected({ code: 'product_exists' });
    },
  );

  test('does not list again what was discontinued', () => {
    given([created, discontinued]).when(create).thenRejected({ code: 'product_exists' });
  });
});

describe('ChangeProduct', () => {
  test('renames, reprices, or both', () => {
    const history = [created];
    given(history)
      .when({ ...change, name: 'Lamp' })
      .then([renamed]);
    given(history)
      .when({ ...change, price: 1_799 })
      .then([repriced]);
    given(history)
      .when({ ...change, name: 'Lamp', price: 1_799 })
      .then([renamed, repriced]);
  });

  test('to what it is changes nothing', () => {
    given([created]).when(change).thenNothing();
    given([created])
      .when({ ...change, name: terms.name, price: terms.price })
      .thenNothing();
  });

  test('changes nothing when a part of it cannot be', () => {
    given([created])
      .when({ ...change, name: 'Lamp', price: -1 })
      .thenRejected(badPrice);
  });

  test('needs a product that is listed', () => {
    given([])
      .when({ ...change, name: 'Lamp' })
      .thenRejected({ code: 'product_not_found' });
    given([created, discontinued])
      .when({ ...change, name: 'Lamp' })
      .thenRejected({ code: 'product_discontinued' });
  });
});

describe('DiscontinueProduct', () => {
  test('ends a product, once', () => {
    given([created]).when(discontinue).then([discontinued]);
    given([created, discontinued]).when(discontinue).thenNothing();
  });

  test('needs a product', () => {
    given([]).when(discontinue).thenRejected({ code: 'product_not_found' });
  });
});

test.each(['', ' ', 'x'.repeat(maxNameLength + 1)])('knows that %o is no name', (name) => {
  given([])
    .when({ ...create, name })
    .thenRejected(badName);
  given([created])
    .when({ ...change, name })
    .thenRejected(badName);
});

test.each([-1, 0.5, maxMinor + 1, Number.NaN])('knows that %d is no price', (price) => {
  given([])
    .when({ ...create, price })
    .thenRejected(badPrice);
  given([created])
    .when({ ...change, price })
    .thenRejected(badPrice);
});

test('the same command again changes nothing', () => {
  const anyCommand = fc.oneof(
    fc.constant<ProductCommand>(create),
    fc.constant<ProductCommand>(discontinue),
    fc.record(
      {
        type: fc.constant('ChangeProduct' as const),
        at: fc.constant(at),
        name: fc.constantFrom('Lamp', 'Desk lamp'),
        price: fc.nat(3),
      },
      { requiredKeys: ['type', 'at'] },
    ),
  );
  fc.assert(
    fc.property(fc.array(anyCommand), anyCommand, (commands, last) => {
      const once = eventsOf(play(productDecider, [...commands, last]));
      expect(eventsOf(play(productDecider, [...commands, last, last]))).toStrictEqual(once);
    }),
  );
});
