import type { Server } from '@order-ledger/service-kit';
import type { Access } from '../declarations.ts';

/** A route as it was added to a server. */
export interface RegisteredRoute {
  /** `GET /api/v1/orders/:id` */
  readonly name: string;
  readonly access: Access | undefined;
}

/** Every route of a server that was built and is not ready yet, but for the HEAD of each GET. */
export const registeredRoutes = async (app: Server): Promise<readonly RegisteredRoute[]> => {
  const routes: RegisteredRoute[] = [];
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    if (method === 'HEAD' || schema?.hide === true) return;
    routes.push({ name: `${[method].flat().join('|')} ${url}`, access: config?.access });
  });
  await app.ready();
  return routes;
};
