import type { Route } from '../parts.ts';
import { eraseCustomerRoute } from './routes/erase-customer.ts';
import { eraseOrderRoute } from './routes/erase-order.ts';

export const customerRoutes: readonly Route[] = [eraseCustomerRoute, eraseOrderRoute];
