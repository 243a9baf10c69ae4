import { access, assertOwner } from '@order-ledger/access';
import { revisionParameter } from '@order-ledger/audit/history';
import { orderId } from '@order-ledger/contracts/http';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { queryProblem, refusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { isFinal } from './order-follower.ts';
import { beginProgress, openProgress } from './progress-stream.ts';
import { callerOf, sendEventStream } from './send-event-stream.ts';

const schema = {
  operationId: 'followOrder',
  summary: 'The progress of an order, as server-sent events until a final status',
  description:
    'The id of each event is the revision of the order; `Last-Event-ID` goes on behind it. ' +
    '204 when nothing is left to tell: a client that gets it stops coming back.',
  tags: ['orders'],
  params: z.object({ id: orderId }),
  headers: z.looseObject({ 'last-event-id': revisionParameter.optional() }),
  response: {
    200: { content: { 'text/event-stream': { schema: z.unknown().meta({ type: 'string' }) } } },
    204: z.null(),
    ...refusals('order_not_found', 'too_many_streams'),
  },
};

const config = { access: access.scope('orders:read', { customer: 'own' }) };

/** `GET /orders/:id/progress`. */
export const getOrderProgress = (app: Server, { progress }: Parts): void => {
  const { eventStore, limits } = progress;
  const handlerTimeout = limits.lifetimeMs + 60_000;
  const options = { schema, config, handlerTimeout, exposeHeadRoute: false };
  app.get('/orders/:id/progress', options, async (request, reply) => {
    const { id } = request.params;
    const after = request.headers['last-event-id'];
    const beginning = await beginProgress(eventStore, id, after ?? -1n);
    const { follower, steps } = beginning;
    const owner = follower.owner();
    if (owner === undefined) throw queryProblem('order_not_found');
    assertOwner(request, owner);
    if (after !== undefined && steps.length === 0 && isFinal(follower.status())) {
      return await reply.code(204).send(null);
    }
    return await sendEventStream(reply, (gone) =>
      openProgress(progress, callerOf(request), id, beginning, gone),
    );
  });
};
