import { access } from '@order-ledger/access';
import { followersJson, followersSchema } from '@order-ledger/audit/followers';
import type { Server } from '@order-ledger/service-kit';
import { refusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';

const schema = {
  operationId: 'getProjections',
  summary: 'How far every projection is, generation by generation, and the process manager',
  description:
    'By their own account, whatever runs: of what has stopped the position stands still.',
  tags: ['audit'],
  response: { 200: followersSchema, ...refusals() },
};

/** `GET /projections`. */
export const getProjections = (app: Server, { followers }: Parts): void => {
  const config = { access: access.scope('audit:read') };
  app.get('/projections', { schema, config }, async () => followersJson(await followers.look()));
};
