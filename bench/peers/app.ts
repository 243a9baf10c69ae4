import Fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { newOrder, orderAnswer, orderBody } from './order-body.ts';
import type { Peer } from './peer.ts';

const delivery = z.object({ products: z.array(z.string()), quantity: z.int() });

const problem = (status: number, code: string) => ({
  type: `https://example.org/problems/${code}`,
  title: code,
  status,
  code,
});

/** What all peers have in common: Fastify, zod, the same request and the same answer. No log. */
export const buildPeer = (peer: Peer): FastifyInstance => {
  const app = Fastify();

  app.post('/api/v1/orders', async (request, reply) => {
    const body = orderBody.safeParse(request.body);
    if (!body.success) {
      return await reply.code(400).send({ ...problem(400, 'invalid'), errors: body.error.issues });
    }
    const order = newOrder(body.data);
    const outcome = await peer.place(order);
    if (outcome === 'refused') {
      return await reply.code(409).send(problem(409, 'insufficient_stock'));
    }
    if (outcome === 'busy') return await reply.code(503).send(problem(503, 'busy'));
    return await reply
      .code(201)
      .header('location', `/api/v1/orders/${order.orderId}`)
      .send(orderAnswer(order, outcome.orderNumber));
  });

  app.get<{ Params: { id: string } }>('/api/v1/orders/:id', async ({ params }, reply) => {
    const order = await peer.find?.(params.id);
    return await (order === undefined
      ? reply.code(404).send(problem(404, 'order_not_found'))
      : reply.send(order));
  });

  app.post('/stock', async (request, reply) => {
    const { products, quantity } = delivery.parse(request.body);
    await peer.receive(products, quantity);
    return await reply.code(204).send();
  });

  app.get('/books', async () => await peer.books());

  return app;
};
