import type { Route } from '../parts.ts';
import { updateInventoryRoute } from './routes/update-inventory.ts';

export const inventoryRoutes: readonly Route[] = [updateInventoryRoute];
