import { principalOf } from '@order-ledger/access';
import type { CommandContext } from '@order-ledger/event-store';
import { requestContext } from '@order-ledger/service-kit';
import type { FastifyRequest } from 'fastify';
import { derivedId } from './derived-id.ts';
import type { KeyedRequest } from './idempotency.ts';

/** What the events of a request carry, whatever command it becomes. */
export type Origin = Omit<CommandContext, 'commandId' | 'expectedRevision' | 'causationId'>;

export const originOf = (request: FastifyRequest, keyed: KeyedRequest | undefined): Origin => {
  const { requestId, traceparent } = requestContext(request);
  return {
    correlationId: requestId,
    actor: principalOf(request).id,
    ...(traceparent !== undefined && { traceparent }),
    ...(keyed !== undefined && { fingerprint: keyed.fingerprint }),
  };
};

interface CommandIds {
  readonly newId: () => string;
  /** The id in the request's path, where it has one. */
  readonly target?: string;
  readonly expectedRevision?: bigint | undefined;
}

/**
 * The context of a route's one command. With a key the command id derives from it, so that the
 * stream itself knows the request again.
 */
export const commandContext = (
  request: FastifyRequest,
  keyed: KeyedRequest | undefined,
  { newId, target = '', expectedRevision }: CommandIds,
): CommandContext => {
  const { url: route = '' } = request.routeOptions;
  const origin = originOf(request, keyed);
  const commandId =
    keyed === undefined
      ? newId()
      : derivedId(origin.actor, request.method, route, target, keyed.key);
  return {
    ...origin,
    commandId,
    ...(expectedRevision !== undefined && { expectedRevision }),
  };
};

/**
 * The context of a further command that the same request leads to. Its id derives from that of the
 * first, so that it is known again by it; a key's fingerprint is kept once.
 */
export const followingContext = (
  first: CommandContext,
  ...parts: readonly string[]
): CommandContext => {
  const { fingerprint: _, expectedRevision: __, ...origin } = first;
  const commandId = derivedId(first.commandId, ...parts);
  return { ...origin, commandId, causationId: first.commandId };
};
