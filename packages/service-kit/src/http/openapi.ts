import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { OpenAPIV3 } from 'openapi-types';
import { commonProblemResponses, mergeProblemResponses } from '../problem/responses.ts';
import type { Server } from './server-type.ts';

const bodiless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** What the document says beyond what the routes say of themselves. */
export interface OpenApiOptions {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  /** What there is by `components.securitySchemes`; routes refer to them in `security`. */
  readonly securitySchemes?: Readonly<Record<string, OpenAPIV3.SecuritySchemeObject>>;
  readonly tags?: readonly { readonly name: string; readonly description: string }[];
}

type Document = ReturnType<typeof jsonSchemaTransformObject>;

const base = '#/components/schemas/';

/** Leaves out the schemas that nothing refers to: each has one for requests and one for answers. */
const tidied = (document: Document): Document => {
  if (!('components' in document)) return document;
  const { schemas = {}, ...components } = document.components ?? {};
  // That a schema refers to itself does not count.
  const texts = Object.entries({ ...schemas, '': { ...document, components: {} } }).map(
    ([name, part]) => [name, JSON.stringify(part)] as const,
  );
  const used = Object.entries(schemas).filter(([name]) =>
    texts.some(([other, text]) => other !== name && text.includes(`"${base}${name}"`)),
  );
  const schemasInUse = Object.fromEntries(used);
  return { ...document, components: { ...components, schemas: schemasInUse } } as Document;
};

const operationsTag = [{ name: 'operations', description: 'For whoever runs the service.' }];

/**
 * `GET /openapi.json`: the OpenAPI 3.1 document of every route, from the schemas that validate.
 * `GET /docs`: a page to browse it; nothing of it comes from another host.
 *
 * It sees the routes of plugins that are registered later, and none that is added to `app` at once.
 */
export const addOpenApi = (app: Server, options: OpenApiOptions): void => {
  const { title, description, version, securitySchemes = {}, tags = [] } = options;
  app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title, description, version },
      components: { securitySchemes: { ...securitySchemes } },
      tags: [...operationsTag, ...tags],
    },
    transform: jsonSchemaTransform,
    transformObject: (document) => tidied(jsonSchemaTransformObject(document)),
  });
  app.addHook('onRoute', (route) => {
    const { schema } = route;
    if (schema === undefined || schema.hide === true) return;
    const methods = [route.method].flat();
    // A body that is sent to such a route is read before anybody knows that it wants none.
    const readsBody = schema.body !== undefined || !methods.every((each) => bodiless.has(each));
    const common = commonProblemResponses(readsBody);
    route.schema = { ...schema, response: mergeProblemResponses(schema.response, common) };
  });
  app.register(async (routes) => {
    const hidden = { schema: { hide: true }, logLevel: 'warn' } as const;
    routes.get('/openapi.json', hidden, async () => await Promise.resolve(routes.swagger()));
    await routes.register(swaggerUi, { routePrefix: '/docs', logLevel: 'warn' });
  });
};
