import type { Route } from '../parts.ts';
import { cancelOrderRoute } from './routes/cancel-order.ts';
import { editOrderRoute } from './routes/edit-order.ts';
import { payOrderRoute } from './routes/pay-order.ts';
import { placeOrderRoute } from './routes/place-order.ts';
import { completeRefundRoute, failRefundRoute } from './routes/refunds.ts';
import { completeReturnRoute, declineReturnRoute, requestReturnRoute } from './routes/returns.ts';
import { patchStatusRoute, putStatusRoute } from './routes/set-status.ts';
import { createShipmentRoute, deliverShipmentRoute } from './routes/shipments.ts';

export const orderRoutes: readonly Route[] = [
  placeOrderRoute,
  payOrderRoute,
  cancelOrderRoute,
  editOrderRoute,
  patchStatusRoute,
  putStatusRoute,
  createShipmentRoute,
  deliverShipmentRoute,
  requestReturnRoute,
  completeReturnRoute,
  declineReturnRoute,
  completeRefundRoute,
  failRefundRoute,
];
