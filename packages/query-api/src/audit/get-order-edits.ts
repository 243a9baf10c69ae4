import { access, assertOwner } from '@order-ledger/access';
import { openTexts, revisionParameter } from '@order-ledger/audit/history';
import { orderCodec, streamName } from '@order-ledger/contracts';
import { orderId } from '@order-ledger/contracts/http';
import { readStream } from '@order-ledger/event-store';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { integerParameter } from '../http/integer-parameter.ts';
import { queryProblem, refusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { editBody, editSchema, editsOf, sealedInEdit } from './edits.ts';

const schema = {
  operationId: 'listOrderEdits',
  summary: 'Every change of an order: who, when, from, to and why',
  tags: ['orders'],
  params: z.object({ id: orderId }),
  querystring: z.strictObject({
    /** Only edits behind this revision. */
    after: revisionParameter.default(-1n),
    limit: integerParameter(100).default(20),
  }),
  response: {
    200: z.object({
      data: z.array(editSchema),
      meta: z.object({ total: z.int(), limit: z.int(), next_after: z.string().nullable() }),
    }),
    ...refusals('order_not_found'),
  },
};

const config = { access: access.scope('orders:read', { customer: 'own' }) };

/** `GET /orders/:id/edits`, oldest first, of the order's stream: what it was before is said there. */
export const getOrderEdits = (app: Server, { eventStore, personalData }: Parts): void => {
  app.get('/orders/:id/edits', { schema, config }, async (request) => {
    const { after, limit } = request.query;
    const stream = streamName('order', request.params.id);
    const found = await editsOf(readStream(eventStore, stream, orderCodec));
    if (found === undefined) throw queryProblem('order_not_found');
    assertOwner(request, found.userId);
    const behind = found.edits.filter(({ revision }) => BigInt(revision) > after);
    const shown = behind.slice(0, limit);
    const texts = await openTexts(personalData, shown.flatMap(sealedInEdit));
    const next = behind.length > limit ? (shown.at(-1)?.revision ?? null) : null;
    return {
      data: shown.map((edit) => editBody(edit, texts)),
      meta: { total: found.edits.length, limit, next_after: next },
    };
  });
};
