import { type ProductCommand, type ProductEvent, productDecider } from '@order-ledger/domain';
import * as fc from 'fast-check';
import { testTime as at } from '../../src/testing.ts';
import { deliveries } from './deliveries.ts';
import { eventsOf } from './histories.ts';
import { orderHistory, testOrderId } from './order-histories.ts';
import { stockHistory } from './stock-histories.ts';

const name = fc.constantFrom('Tea', 'Green tea');
const price = fc.integer({ min: 0, max: 5 });

const productCommand: fc.Arbitrary<ProductCommand> = fc.oneof(
  name.map((text): ProductCommand => ({ type: 'ChangeProduct', name: text, at })),
  price.map((amount): ProductCommand => ({ type: 'ChangeProduct', price: amount, at })),
  fc.constant<ProductCommand>({ type: 'DiscontinueProduct', at }),
);

const productHistory: fc.Arbitrary<ProductEvent[]> = fc
  .array(productCommand, { maxLength: 6 })
  .map((commands) =>
    eventsOf(productDecider, [
      { type: 'CreateProduct', productId: 'tea', name: 'Tea', price: 999, currency: 'USD', at },
      ...commands,
    ]),
  );

/** Whole streams as a subscription hands them over. */
export const orders = orderHistory.map((events) => deliveries('order', testOrderId, events));
export const stockItems = stockHistory.map((events) =>
  deliveries('stockReservation', 'main.tea', events),
);
export const products = productHistory.map((events) => deliveries('product', 'tea', events));
