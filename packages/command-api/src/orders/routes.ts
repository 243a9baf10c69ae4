import type { Route } from '../parts.ts';
import { cancelOrderRoute } from './routes/cancel-order.ts';
import { payOrderRoute } from './routes/pay-order.ts';
import { placeOrderRoute } from './routes/place-order.ts';

export const orderRoutes: readonly Route[] = [placeOrderRoute, payOrderRoute, cancelOrderRoute];
