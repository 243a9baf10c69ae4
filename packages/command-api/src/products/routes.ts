import type { Route } from '../parts.ts';
import { changeProductRoute } from './routes/change-product.ts';
import { createProductRoute } from './routes/create-product.ts';
import { discontinueProductRoutes } from './routes/discontinue-product.ts';

export const productRoutes: readonly Route[] = [
  createProductRoute,
  changeProductRoute,
  discontinueProductRoutes,
];
