import { buildServer, createLogger } from '@order-ledger/service-kit';
import type { Server } from '@order-ledger/service-kit';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { access, assertOwner, createGuard, ownerFilter, principalOf } from '../../src/index.ts';
import type { GuardOptions } from '../../src/index.ts';

export const logger = createLogger({ service: 'test', level: 'silent' });

const schema = {
  params: z.object({ owner: z.string().optional() }),
  response: { 200: z.record(z.string(), z.unknown()) },
};

const own = { access: access.scope('orders:read', { customer: 'own' }) };
const any = { access: access.scope('orders:read', { customer: 'any' }) };

/** One route of every kind; each answers who it takes the caller for. */
const addRoutes = (api: Server): void => {
  const whoIsIt = (request: FastifyRequest) => ({ id: principalOf(request).id });
  api.get('/public', { schema, config: { access: access.public } }, () => ({ ok: true }));
  api.get('/scope', { schema, config: { access: access.scope('orders:read') } }, whoIsIt);
  api.get('/any', { schema, config: any }, whoIsIt);
  api.get('/admin', { schema, config: { access: access.admin } }, whoIsIt);
  api.get('/forgetful', { schema, config: own }, () => ({ leaked: true }));
  api.get('/list', { schema, config: own }, (request) => ({
    confined: ownerFilter(request) ?? null,
  }));
  api.get('/own/:owner', { schema, config: own }, (request) => {
    const { owner = 'nobody' } = request.params;
    assertOwner(request, owner === 'nobody' ? null : owner);
    return { owner };
  });
};

export const guarded = (
  options: Partial<GuardOptions> = {},
  trustedProxies: readonly string[] = [],
): Server => {
  const app = buildServer({ logger, service: 'test', checkAnswers: true, trustedProxies });
  app.register((api, _options, done) => {
    createGuard({ mode: 'required', logger, ...options })(api);
    addRoutes(api);
    done();
  });
  return app;
};

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
}

export const get = async (
  app: Server,
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const answer = await app.inject({ url, headers });
  const body = answer.json<Record<string, unknown>>();
  return { status: answer.statusCode, body, headers: answer.headers };
};

export const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
