import { Problem } from '@order-ledger/service-kit';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { behaviourChangeSchema } from './behaviour.ts';
import type { Behaviour } from './behaviour.ts';
import type { Books } from './books.ts';

export interface RouteOptions {
  readonly books: Books;
  readonly behaviour: () => Behaviour;
  readonly change: (part: z.infer<typeof behaviourChangeSchema>) => Behaviour;
}

/** A look into the provider's books, and a hand on its behaviour: for development and tests. */
export const addRoutes = (app: Server, { books, behaviour, change }: RouteOptions): void => {
  const params = z.object({ id: z.string() });
  app.get('/payments', async () => ({ data: books.all() }));
  app.get('/payments/:id', { schema: { params } }, async ({ params: { id } }) => {
    const entry = books.find(id);
    if (entry === undefined) throw new Problem({ status: 404, code: 'payment_not_found' });
    return entry;
  });
  app.get('/admin/behaviour', async () => behaviour());
  app.patch('/admin/behaviour', { schema: { body: behaviourChangeSchema } }, async ({ body }) => {
    try {
      return change(body);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new Problem({ status: 400, code: 'invalid_request', detail: error.message });
    }
  });
};
