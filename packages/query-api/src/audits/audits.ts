import { access, principalOf } from '@order-ledger/access';
import type { Server } from '@order-ledger/service-kit';
import { z } from 'zod';
import { queryProblem, refusals } from '../http/problems.ts';
import type { Parts } from '../parts.ts';
import { auditBody, auditPath, auditSchema } from './audit.schema.ts';

/* An audit reads everything there is: an admin's decision. What it found, whoever may audit can see. */

export const auditParams = z.object({ id: z.uuid() });

export const auditReading = { access: access.scope('audit:read') };

const starting = {
  operationId: 'startAudit',
  summary: 'Audits the whole ledger and every read model up to now',
  description:
    'One at a time in an instance: while one is under way, it is the answer. ' +
    'An instance keeps the results of its last few.',
  tags: ['audit'],
  response: { 202: auditSchema, ...refusals() },
};

/** `POST /audits`. */
export const postAudit = (app: Server, { audits }: Parts): void => {
  const config = { access: access.admin };
  app.post('/audits', { schema: starting, config }, async (request, reply) => {
    const { kind, id } = principalOf(request);
    const run = audits.start(`${kind}:${id}`);
    return await reply
      .code(202)
      .headers({ location: auditPath(run.id) })
      .send(auditBody(run));
  });
};

const reading = {
  operationId: 'getAudit',
  summary: 'How far an audit is, or what it found',
  tags: ['audit'],
  params: auditParams,
  response: { 200: auditSchema, ...refusals('audit_not_found') },
};

/** `GET /audits/:id`. */
export const getAudit = (app: Server, { audits }: Parts): void => {
  app.get('/audits/:id', { schema: reading, config: auditReading }, async (request, reply) => {
    const run = audits.find(request.params.id);
    if (run === undefined) throw queryProblem('audit_not_found');
    return await reply.send(auditBody(run));
  });
};
