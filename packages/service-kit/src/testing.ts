import { Validator } from '@seriousme/openapi-schema-validator';
import { z } from 'zod';
import type { Server } from './http/server-type.ts';

/** What every operation says of itself. */
const operation = z.object({
  operationId: z.string().regex(/^[a-z]+([A-Z][a-z]*)*$/, 'must be camelCase'),
  summary: z.string().min(3),
  tags: z.array(z.string()).min(1),
  security: z.array(z.record(z.string(), z.unknown())),
  responses: z.record(z.string(), z.looseObject({ description: z.string() })),
});

type Operation = z.output<typeof operation>;

const document = z.looseObject({
  openapi: z.string().startsWith('3.1'),
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
});

/** `GET /orders/{id}` of every route but the hidden ones, in the way the document writes them. */
const registered = (app: Server): readonly string[] => {
  const routes: string[] = [];
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (method === 'HEAD' || schema?.hide === true) return;
    routes.push(`${[method].flat().join('|')} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
  });
  return routes;
};

const faultsOf = (name: string, { responses }: Operation): readonly string[] => {
  const failures = Object.entries(responses).filter(([status]) => Number(status) >= 400);
  const bare = failures.filter(([, { description }]) => description === 'Default Response');
  const silent = Object.keys(responses).every((status) => Number(status) >= 400);
  return [
    ...bare.map(([status]) => `${name}: ${status} does not say which problems it may be`),
    ...(silent ? [`${name}: does not say what it answers when all is well`] : []),
  ];
};

/** A choice of nothing: what is left of a union whose members say nothing. */
const choosesNothing = (operation: unknown): boolean =>
  /"(anyOf|oneOf|enum)":\[\]/.test(JSON.stringify(operation));

/**
 * Everything that is wrong with the OpenAPI document of a server that was built and is not ready
 * yet: what the specification does not allow, routes that it leaves out, operations that do not
 * tell enough. For tests: empty when all is well.
 */
export const openApiFaults = async (app: Server): Promise<readonly string[]> => {
  const routes = registered(app);
  await app.ready();
  const text = (await app.inject('/openapi.json')).body;
  const { valid, errors } = await new Validator().validate(
    JSON.parse(text) as Record<string, unknown>,
  );
  const faults = valid ? [] : [`no valid OpenAPI: ${JSON.stringify(errors)}`];
  const { paths } = document.parse(JSON.parse(text));
  const ids = new Map<string, string>();
  const described = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, given]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const parsed = operation.safeParse(given);
      if (choosesNothing(given)) faults.push(`${name}: has a value that can be nothing`);
      if (parsed.success) {
        const { operationId: id } = parsed.data;
        faults.push(...faultsOf(name, parsed.data));
        if (ids.has(id)) faults.push(`${name}: is called ${id} like ${ids.get(id)}`);
        ids.set(id, name);
      } else {
        faults.push(`${name}: ${z.prettifyError(parsed.error)}`);
      }
      return name;
    }),
  );
  const missing = routes.filter((route) => !described.includes(route));
  return [...faults, ...missing.map((route) => `${route}: is not in the document`)];
};
