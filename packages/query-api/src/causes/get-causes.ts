import { access } from '@order-ledger/access';
import { tellCauses } from '@order-ledger/causes';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { integerParameter } from '../http/integer-parameter.ts';
import { queryProblem, refusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { causesSchema } from './causes.schema.ts';

const schema = {
  operationId: 'getCauses',
  summary: 'Why something is as it is: from requests over events and messages to rows',
  tags: ['audit'],
  params: z.object({
    id: z
      .string()
      .min(1)
      .max(200)
      .describe('Of an order, a hold, an event, a command, a message or a request'),
  }),
  querystring: z.strictObject({
    /** At most so many events, and as many messages. */
    limit: integerParameter(1_000).default(500),
  }),
  response: { 200: causesSchema, ...refusals('cause_not_found', 'causes_behind') },
};

/**
 * `GET /causes/:id`. The index of events is caught up first; where that takes longer than a request
 * may wait it goes on, and the caller is asked to come again.
 */
export const getCauses = (app: Server, { causes, eventStore, reader }: Parts): void => {
  const config = { access: access.scope('audit:read') };
  app.get('/causes/:id', { schema, config }, async ({ params: { id }, query: { limit } }) => {
    if (!(await causes.caughtUp(reader.deadlineMs()))) throw queryProblem('causes_behind');
    const tree = await tellCauses({ db: causes.db, eventStore, limit }, id);
    if (tree === undefined) throw queryProblem('cause_not_found');
    return tree;
  });
};
