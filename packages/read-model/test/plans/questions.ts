import type { Kysely } from 'kysely';
import {
  type ReadModelDatabase,
  findOrders,
  findProducts,
  findReservations,
  findStock,
  findStockOfProduct,
  listOrders,
  listOrdersAsOf,
  listOrdersOfUsers,
  listProducts,
  sumOrders,
} from '../../src/index.ts';

type Db = Kysely<ReadModelDatabase>;

const noon = new Date('2026-10-01T12:00:00.000Z');
const nextDay = new Date('2026-10-02T12:00:00.000Z');
const page = { limit: 20 };
const behind = { ...page, after: { placedAt: noon, orderId: 'order-6000' } };
const item = { productId: 'product-7', warehouseId: 'warehouse-1' };

/** What is asked of the read models, as the query endpoint asks it. */
export const questions: Readonly<Record<string, (db: Db) => Promise<unknown>>> = {
  'Orders by id': async (db) => await findOrders(db, ['order-7', 'order-8']),
  'Orders, newest first': async (db) => await listOrders(db, {}, page),
  'Orders behind a cursor': async (db) => await listOrders(db, {}, behind),
  'Orders of a customer': async (db) => await listOrders(db, { userId: 'user-7' }, page),
  'Orders of some customers': async (db) => await listOrdersOfUsers(db, ['user-7', 'user-8'], 20),
  'Orders of a customer behind a cursor': async (db) =>
    await listOrders(db, { userId: 'user-7' }, behind),
  'Orders in a status': async (db) => await listOrders(db, { status: 'reserved' }, page),
  'Orders of some days': async (db) =>
    await listOrders(db, { placedFrom: noon, placedTo: nextDay }, page),
  'Orders of a product': async (db) => await listOrders(db, { productId: 'product-7' }, page),
  'Orders of a customer as they were at an instant': async (db) =>
    await listOrdersAsOf(db, noon, { userId: 'user-7' }, page),
  'Orders as they were at an instant, behind a cursor': async (db) =>
    await listOrdersAsOf(db, nextDay, {}, behind),
  'Stock of some items': async (db) =>
    await findStock(db, [item, { ...item, productId: 'product-8' }]),
  'Stock of a product at every warehouse': async (db) => await findStockOfProduct(db, 'product-7'),
  'A reservation': async (db) => await findReservations(db, 'order-7'),
  'Products by id': async (db) => await findProducts(db, ['product-7', 'product-8']),
  'The catalogue, page by page': async (db) =>
    await listProducts(db, { status: 'listed', limit: 20, after: 'product-7' }),
  'Sums by day': async (db) => await sumOrders(db, { from: noon, to: nextDay }),
};
