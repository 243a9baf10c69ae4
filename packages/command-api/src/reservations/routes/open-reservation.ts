import { access } from '@order-ledger/access';
import { streamName } from '@order-ledger/contracts';
import { ledgerHeaders, reservationPath, reservationSchema } from '@order-ledger/contracts/http';
import { stockDemand } from '@order-ledger/domain';
import type { Server } from '@order-ledger/service-kit';
import { commandContext } from '../../http/command-context.ts';
import { derivedId } from '../../http/derived-id.ts';
import { useKey } from '../../http/used-keys.ts';
import type { Parts } from '../../parts.ts';
import { holdRefusals, refusals } from '../../rejections.ts';
import { keyHeaders } from '../../schemas/headers.ts';
import { expiryAt } from '../expiry.ts';
import { openHold } from '../open-hold.ts';
import { itemsOf, openReservationBody, stockQuantities } from '../schemas/reservations.ts';

const schema = {
  operationId: 'openReservation',
  summary: 'Hold stock by hand',
  tags: ['reservations'],
  headers: keyHeaders,
  body: openReservationBody,
  response: { 201: reservationSchema, ...refusals(...holdRefusals) },
};

const config = { access: access.scope('inventory:write') };

/** `POST /reservations`: all of its items until a time, or none. */
export const openReservationRoute = (app: Server, parts: Parts): void => {
  const { keys, readKey, newId, now } = parts;
  app.post('/reservations', { schema, config }, async (request, reply) => {
    const { body, headers } = request;
    const context = commandContext(request, readKey(headers['idempotency-key'], body), { newId });
    const at = now().toISOString();
    // With a key the ids derive from it: the same request is about the same hold.
    const idOf = (index: number) => derivedId('hold', context.commandId, index);
    await useKey(keys, context, streamName('hold', idOf(0)), at);
    const { body: answer, position } = await openHold(parts, {
      idOf,
      items: stockDemand(stockQuantities(itemsOf(body))),
      externalOrderId: null,
      expiresAt: expiryAt(body.expires_at, at),
      at,
      context,
    });
    const location = reservationPath(answer.reservation_id);
    return await reply
      .code(201)
      .headers({ ...ledgerHeaders({ position }), location })
      .send(answer);
  });
};
