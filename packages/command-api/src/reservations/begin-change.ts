import { streamName } from '@order-ledger/contracts';
import { parseHoldReservationId } from '@order-ledger/domain';
import type { ReservationId } from '@order-ledger/domain';
import type { FastifyRequest } from 'fastify';
import { commandContext } from '../http/command-context.ts';
import { useKey } from '../http/used-keys.ts';
import type { Parts } from '../parts.ts';
import type { Change } from './change.ts';

interface Received {
  readonly request: FastifyRequest;
  readonly key: string | undefined;
  readonly body: { readonly idempotency_key?: string | undefined };
}

/**
 * The context and time of a change of a reservation. Several streams change, and none of them knows
 * the request's key: it is held to the request first.
 */
export const beginChange = async (
  { readKey, keys, newId, now }: Parts,
  { request, key, body }: Received,
  id: ReservationId,
): Promise<Change> => {
  const context = commandContext(request, readKey(key, body), { newId, target: id });
  const at = now().toISOString();
  const holdId = parseHoldReservationId(id);
  const stream = holdId === undefined ? streamName('order', id) : streamName('hold', holdId);
  await useKey(keys, context, stream, at);
  return { context, at };
};
