import type { CommandPaths, QueryPaths } from '@order-ledger/client';
import { expect } from 'vitest';
import { eventually, ok, service, unique } from './ledger.ts';

/* What most tests begin with: something in a warehouse, and somebody who orders it. */

export type PlaceOrder =
  CommandPaths['/api/v1/orders']['post']['requestBody']['content']['application/json'];
/** An order as commands answer it. */
export type Order =
  CommandPaths['/api/v1/orders']['post']['responses'][201]['content']['application/json'];
/** An order as the query endpoint tells it. */
export type OrderDetail =
  QueryPaths['/api/v1/orders/{id}']['get']['responses'][200]['content']['application/json'];
type Stock =
  QueryPaths['/api/v1/inventory/{productId}/{warehouseId}']['get']['responses'][200]['content']['application/json'];

export interface Item {
  readonly product_id: string;
  readonly warehouse_id: string;
}

/** A product that nobody else sells, with so many pieces; it has no price in the catalogue. */
export const stocked = async (quantity: number, warehouse = 'berlin'): Promise<Item> => {
  const item = { product_id: unique('product'), warehouse_id: warehouse };
  await receive(item, quantity);
  return item;
};

export const receive = async (item: Item, quantity: number): Promise<void> => {
  const body = { type: 'received', ...item, quantity } as const;
  await ok(service.commands.POST('/api/v1/inventory/update', { body }));
};

/** A product of the catalogue; with pieces they lie in `berlin`. */
export const listed = async (price: string, qty = 0): Promise<Item> => {
  const body = { product_id: unique('product'), name: 'Mug', price, qty, warehouse_id: 'berlin' };
  await ok(service.commands.POST('/api/v1/products', { body }));
  return { product_id: body.product_id, warehouse_id: 'berlin' };
};

export const address = { name: 'Ada Lovelace', street: '12 St James’s Square', city: 'London' };

/** What is sent for an order of these items: one piece each, at 9.90. */
export const orderFor = (items: readonly Item[], more: Partial<PlaceOrder> = {}): PlaceOrder => ({
  user_id: unique('user'),
  shipping_address: address,
  payment_method: 'card',
  items: items.map((item) => ({ quantity: 1, unit_price: '9.90', ...item })),
  ...more,
});

export const place = async (body: PlaceOrder, client = service): Promise<Order> =>
  await ok(client.commands.POST('/api/v1/orders', { body }));

/** An order of so many pieces of one product, 9.90 each, and the item. */
export const placed = async (
  quantity = 1,
  more: Partial<PlaceOrder> = {},
): Promise<{ readonly order: Order; readonly item: Item; readonly id: string }> => {
  const item = await stocked(10);
  const items = [{ ...item, quantity, unit_price: '9.90' }];
  const order = await place(orderFor([], { ...more, items }));
  return { order, item, id: order.id };
};

/** `params` of a route of one order. */
export const at = <Id extends string>(id: Id) => ({ params: { path: { id } } });

/** Records that an order was paid. */
export const pay = async (id: string): Promise<Order> =>
  await ok(
    service.commands.POST('/api/v1/orders/{id}/payment', {
      ...at(id),
      body: { method: 'card', reference: `ch_${id}` },
    }),
  );

export const detailOf = async (id: string): Promise<OrderDetail> =>
  await ok(service.queries.GET('/api/v1/orders/{id}', at(id)));

/** The order as soon as it is told like this. */
export const toldLike = async (id: string, like: object): Promise<OrderDetail> =>
  await eventually(async () => {
    const detail = await detailOf(id);
    expect(detail).toMatchObject(like);
    return detail;
  });

/** The order as soon as it is told with this status. */
export const inStatus = async (id: string, status: string): Promise<OrderDetail> =>
  await toldLike(id, { status });

/** An order that was placed, paid, and whose stock is confirmed. */
export const confirmed = async (quantity = 1, more: Partial<PlaceOrder> = {}) => {
  const { id, item } = await placed(quantity, more);
  await pay(id);
  const order = await inStatus(id, 'confirmed');
  return { id, item, order };
};

export const stockOf = async ({ product_id, warehouse_id }: Item): Promise<Stock> =>
  await ok(
    service.queries.GET('/api/v1/inventory/{productId}/{warehouseId}', {
      params: { path: { productId: product_id, warehouseId: warehouse_id } },
    }),
  );

/** Resolves as soon as the stock of the item is told like this. */
export const stockBecomes = async (item: Item, like: Partial<Stock>): Promise<void> => {
  await eventually(async () => expect(await stockOf(item)).toMatchObject(like));
};
