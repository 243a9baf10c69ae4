import type { Server } from '@order-ledger/service-kit';
import { getOrderAnalytics } from './analytics/get-order-analytics.ts';
import { getOrderEvents, getStockEvents } from './audit/event-lists.ts';
import { getOrderEdits } from './audit/get-order-edits.ts';
import { getOrderDiff, getOrderState } from './audit/order-states.ts';
import { getStockDiff, getStockState } from './audit/stock-states.ts';
import { getAudit, postAudit } from './audits/audits.ts';
import { getAuditProgress } from './audits/get-audit-progress.ts';
import { getCauses } from './causes/get-causes.ts';
import { getStock, getStockBatch, getStockOfProduct } from './inventory/inventory.ts';
import { getOrderHistory } from './orders/get-order-history.ts';
import { getOrder } from './orders/get-order.ts';
import { getOrders, getOrdersOfProduct } from './orders/list-orders.ts';
import type { Parts } from './parts.ts';
import { getProduct, getProducts } from './products/products.ts';
import { getOrderProgress } from './progress/get-order-progress.ts';
import { getProjections } from './projections/get-projections.ts';
import { getOrderReservations, getReservation } from './reservations/reservations.ts';

/** Every route of the query endpoint, each added by a call. */
export const routes: readonly ((api: Server, parts: Parts) => void)[] = [
  getOrder,
  getOrders,
  getOrdersOfProduct,
  getOrderHistory,
  getOrderEdits,
  getOrderReservations,
  getOrderProgress,
  getOrderEvents,
  getOrderState,
  getOrderDiff,
  getStock,
  getStockOfProduct,
  getStockBatch,
  getStockEvents,
  getStockState,
  getStockDiff,
  getCauses,
  getProjections,
  getReservation,
  getProducts,
  getProduct,
  getOrderAnalytics,
  postAudit,
  getAudit,
  getAuditProgress,
];
