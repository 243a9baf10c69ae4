import type { Access } from '@order-ledger/access';
import { ledgerHeaders, orderSchema } from '@order-ledger/contracts/http';
import type { OrderCommand, OrderCommandOf } from '@order-ledger/domain';
import type { FastifyRequest, FastifyTypeProviderDefault } from 'fastify';
import { z } from 'zod';
import { commandContext } from '../http/command-context.ts';
import type { Parts, Route } from '../parts.ts';
import { commandRefusals, orderRefusals, refusals } from '../rejections.ts';
import type { CommandProblemCode } from '../rejections.ts';
import { revisionHeaders } from '../schemas/headers.ts';
import { orderAnswer, placedResult } from './order-answer.ts';
import type { PlacedResult } from './order-answer.ts';
import { orderInput } from './order-input.ts';
import type { OrderInput } from './order-input.ts';
import { assertOrderOwner } from './owner.ts';

type BodySchema = z.ZodType<{ readonly idempotency_key?: string | undefined }>;
type ParamsSchema = z.ZodType<{ readonly id: string }>;

type CommandType = OrderCommand['type'];

/** A route that is one command to one order: a schema, a command, an answer. */
export interface OrderRoute<
  Body extends BodySchema,
  Params extends ParamsSchema,
  Type extends CommandType,
> {
  readonly method: 'POST' | 'PATCH' | 'PUT';
  /** Below `/orders`. */
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly access: Access;
  readonly params: Params;
  readonly body: Body;
  /** The types of its command: what the order's decider can refuse follows from them. */
  readonly sends: readonly Type[];
  /** What the route refuses beside that, and beside what every command to an order is refused for. */
  readonly refuses?: readonly CommandProblemCode[];
  readonly command: (
    input: OrderInput<z.output<Body>, z.output<Params>>,
  ) => OrderCommandOf<Type> | Promise<OrderCommandOf<Type>>;
  /** Left out: the command goes to the order, and to nothing else. */
  readonly execute?: (
    input: OrderInput<z.output<Body>, z.output<Params>>,
    command: OrderCommandOf<Type>,
  ) => Promise<PlacedResult>;
  /** Of the answer; 200 when left out. */
  readonly status?: 201 | ((body: z.output<Body>) => 200 | 202);
  /** A member of the answer, beside the order's, that names what the command has made. */
  readonly names?: string;
}

/** Sends a command to the order of a request. Throws the problem of a refusal. */
export const executeOn = async (
  { parts, params, context }: OrderInput<unknown, { readonly id: string }>,
  command: OrderCommand,
): Promise<PlacedResult> =>
  placedResult(params.id, await parts.orders.execute(params.id, command, context));

const schemaOf = <Body extends BodySchema, Params extends ParamsSchema, Type extends CommandType>(
  route: OrderRoute<Body, Params, Type>,
) => {
  const { operationId, summary, params, body, names, status, sends, refuses = [] } = route;
  const answer = names === undefined ? orderSchema : orderSchema.extend({ [names]: z.uuid() });
  const statuses = status === 201 ? [201] : typeof status === 'function' ? [200, 202] : [200];
  return {
    operationId,
    summary,
    tags: ['orders'],
    headers: revisionHeaders,
    params,
    body,
    response: {
      ...Object.fromEntries(statuses.map((code) => [code, answer])),
      ...refusals(...orderRefusals, ...commandRefusals(sends), ...refuses),
    },
  };
};

interface Received {
  readonly Headers: z.output<typeof revisionHeaders>;
}

/** Body and parameters are what the schemas of the route have made of them. */
const inputOf = <Body extends BodySchema, Params extends ParamsSchema>(
  request: FastifyRequest<Received>,
  parts: Parts,
): OrderInput<z.output<Body>, z.output<Params>> => {
  const { headers } = request;
  const body = request.body as z.output<Body>;
  const params = request.params as z.output<Params>;
  const keyed = parts.readKey(headers['idempotency-key'], body);
  const { newId } = parts;
  const ids = { newId, target: params.id, expectedRevision: headers['if-match'] };
  const context = commandContext(request, keyed, ids);
  return orderInput({ request, parts, params, body, context });
};

/** Makes a route of it. What the command makes has the id of the command. */
export const orderRoute =
  <Body extends BodySchema, Params extends ParamsSchema, Type extends CommandType>(
    route: OrderRoute<Body, Params, Type>,
  ): Route =>
  (app, parts) => {
    const { method, path, access, command, execute = executeOn, status, names } = route;
    app.withTypeProvider<FastifyTypeProviderDefault>().route<Received>({
      method,
      url: `/orders${path}`,
      schema: schemaOf(route),
      config: { access },
      handler: async (request, reply) => {
        const input = inputOf<Body, Params>(request, parts);
        await assertOrderOwner(request, parts.orders, input.params.id);
        const result = await execute(input, await command(input));
        return await reply
          .code(typeof status === 'function' ? status(input.body) : (status ?? 200))
          .headers(ledgerHeaders(result))
          .send({
            ...orderAnswer(result),
            ...(names !== undefined && { [names]: input.context.commandId }),
          });
      },
    });
  };
