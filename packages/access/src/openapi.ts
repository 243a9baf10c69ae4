import { mergeProblemResponses, problemResponsesOf } from '@order-ledger/service-kit';
import type { FastifySchema } from 'fastify';
import type { Access } from './declarations.ts';
import { accessProblems } from './problems.ts';

/** For the components of the OpenAPI document. */
export const securitySchemes = {
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'X-API-Key',
    description: 'For services. Made by `ledger keys create`; each key has scopes.',
  },
  token: {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
    description: 'For customers (`sub` is the user id) and admins (`role: admin`).',
  },
} as const;

const { rate_limited, ...credentialProblems } = accessProblems;

const customersMay = { never: 'no', any: 'yes', own: 'their own' } as const;

const whoMay = (access: Exclude<Access, { kind: 'public' }>): string =>
  access.kind === 'admin'
    ? 'Admins only.'
    : `API key scope \`${access.scope}\`; customers: ${customersMay[access.customer]}.`;

/** What the document says of who may call a route, taken from what the route is guarded by. */
export const documentAccess = (schema: FastifySchema, access: Access): FastifySchema => {
  const { description } = schema;
  if (access.kind === 'public') {
    const response = mergeProblemResponses(schema.response, problemResponsesOf({ rate_limited }));
    return { ...schema, response, security: [] };
  }
  const problems = problemResponsesOf({ ...credentialProblems, rate_limited });
  return {
    ...schema,
    description: description === undefined ? whoMay(access) : `${description}\n\n${whoMay(access)}`,
    response: mergeProblemResponses(schema.response, problems),
    security: [{ apiKey: [] }, { token: [] }],
  };
};
