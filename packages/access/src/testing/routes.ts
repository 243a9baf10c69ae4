import type { Server } from '@order-ledger/service-kit';
import type { Access } from '../declarations.ts';

/** A route as it was added to a server. */
export interface RegisteredRoute {
  /** `GET /api/v1/orders/:id` */
  readonly name: string;
  readonly access: Access | undefined;
}

/** Of every service, for whoever runs it; the guard does not know them. */
const operations = /^\/(metrics|health\/[a-z]+)$/;

/**
 * Every route of a server that was built and is not ready yet, but for those of operations and the
 * HEAD of each GET.
 */
export const registeredRoutes = async (app: Server): Promise<readonly RegisteredRoute[]> => {
  const routes: RegisteredRoute[] = [];
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    if (method === 'HEAD' || schema?.hide === true || operations.test(url)) return;
    routes.push({ name: `${[method].flat().join('|')} ${url}`, access: config?.access });
  });
  await app.ready();
  return routes;
};
