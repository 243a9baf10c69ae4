import { formatDecimal, minorDigits } from '@order-ledger/domain';
import type { ProductState } from '@order-ledger/domain';
import { Problem } from '@order-ledger/service-kit';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderRequest } from '../src/orders/order-request.ts';
import type { OrderRequest, OrderRules } from '../src/orders/order-request.ts';
import { placeOrderBody } from '../src/orders/schemas/place-order.ts';

const currency = fc.constantFrom('USD', 'JPY', 'KWD', 'EUR');
const quantity = fc.integer({ min: 1, max: 1_000 });
const price = fc.integer({ min: 0, max: 100_000_000 });
const warehouse = fc.option(fc.constantFrom('main', 'north'), { nil: undefined });

/** The same amount in the ways that callers write it. */
const written = (minor: number, code: string): fc.Arbitrary<string | number> => {
  const text = formatDecimal(minor, code);
  const short = String(Number(text));
  return fc.constantFrom<string | number>(text, Number(text), short.includes('e') ? text : short);
};

const rules = (state: ProductState, more: Partial<OrderRules> = {}): OrderRules => ({
  catalogue: { product: () => state },
  defaultCurrency: 'USD',
  mayPrice: true,
  mayDiscount: true,
  ...more,
});

const unknown: ProductState = { status: 'unknown' };
const listedAt = (unitPrice: number, code: string): ProductState => ({
  status: 'listed',
  product: { productId: 'tea', name: 'Tea', price: unitPrice, currency: code },
});

const read = (body: object, orderRules: OrderRules): OrderRequest =>
  orderRequest(placeOrderBody.parse(body), null, orderRules);

const refusalOf = (body: object, orderRules: OrderRules): Problem => {
  try {
    read(body, orderRules);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

const asked = fc
  .record({ code: currency, pieces: quantity, unitPrice: price, warehouse })
  .chain((order) =>
    fc.record({
      order: fc.constant(order),
      each: written(order.unitPrice, order.code),
      all: written(order.unitPrice * order.pieces, order.code),
    }),
  );

const item = (pieces: number, warehouseId: string | undefined, more = {}) => ({
  product_id: 'tea',
  ...(warehouseId !== undefined && { warehouse_id: warehouseId }),
  quantity: pieces,
  ...more,
});

describe('an order', () => {
  it('is the same in its short form, in its list of items, and at the price of the catalogue', () => {
    fc.assert(
      fc.property(asked, ({ order: { code, pieces, unitPrice, warehouse: from }, each, all }) => {
        const listed = rules(listedAt(unitPrice, code));
        const full = read({ items: [item(pieces, from, { unit_price: each })] }, listed);
        expect(full.currency).toBe(code);
        expect(full.lines).toEqual([
          { productId: 'tea', warehouseId: from, quantity: pieces, unitPrice },
        ]);
        expect(read(item(pieces, from, { total_price: all }), listed)).toEqual(full);
        expect(read(item(pieces, from), listed)).toEqual(full);
        expect(read({ items: [item(pieces, from)] }, listed)).toEqual(full);
        const named = { currency: code, ...item(pieces, from, { total_price: all }) };
        expect(read(named, rules(unknown))).toEqual(full);
      }),
    );
  });

  it('has no price but that of the catalogue', () => {
    const other = fc.tuple(price, price, currency).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(other, quantity, ([current, sent, code], pieces) => {
        const listed = rules(listedAt(current, code));
        const unit_price = formatDecimal(sent, code);
        const problem = refusalOf({ items: [item(pieces, 'main', { unit_price })] }, listed);
        expect(problem.code).toBe('price_mismatch');
        const total_price = formatDecimal(sent * pieces, code);
        expect(refusalOf(item(pieces, 'main', { total_price }), listed).code).toBe(
          'price_mismatch',
        );
      }),
    );
  });

  it('has a total price that comes out even', () => {
    fc.assert(
      fc.property(quantity, price, currency, (pieces, total, code) => {
        fc.pre(total % pieces !== 0);
        const total_price = formatDecimal(total, code);
        const body = { currency: code, ...item(pieces, 'main', { total_price }) };
        const problem = refusalOf(body, rules(unknown));
        expect(problem.errors?.map(({ pointer }) => pointer)).toEqual(['/total_price']);
      }),
    );
  });

  it('of a customer has neither a price nor a discount of their own making', () => {
    fc.assert(
      fc.property(price, currency, (unitPrice, code) => {
        const unit_price = formatDecimal(unitPrice, code);
        const body = { currency: code, items: [item(1, 'main', { unit_price })] };
        const customer = { mayPrice: false, mayDiscount: false };
        expect(refusalOf(body, rules(unknown, customer)).code).toBe('unlisted_product');
        const listed = rules(listedAt(unitPrice, code), customer);
        expect(read(body, listed).lines[0]?.unitPrice).toBe(unitPrice);
        fc.pre(unitPrice > 0);
        expect(refusalOf({ ...body, discount: unit_price }, listed).code).toBe(
          'discount_not_allowed',
        );
      }),
    );
  });

  it('has no more digits than its currency', () => {
    fc.assert(
      fc.property(price, currency, fc.integer({ min: 1, max: 9 }), (amount, code, digit) => {
        const text = formatDecimal(amount, code);
        const unit_price = minorDigits(code) === 0 ? `${text}.${digit}` : `${text}${digit}`;
        const body = { currency: code, items: [item(1, 'main', { unit_price })] };
        expect(refusalOf(body, rules(unknown)).code).toBe('invalid_request');
      }),
    );
  });
});
