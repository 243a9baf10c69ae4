import type { Route } from '../parts.ts';
import { warmCacheRoute } from './routes/warm-cache.ts';

export const adminRoutes: readonly Route[] = [warmCacheRoute];
