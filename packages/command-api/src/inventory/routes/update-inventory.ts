import { access } from '@order-ledger/access';
import { streamName } from '@order-ledger/contracts';
import { ledgerHeaders, stockBody, stockPath } from '@order-ledger/contracts/http';
import { stockItemId } from '@order-ledger/domain';
import type { StockCommand, StockEvent, StockItem } from '@order-ledger/domain';
import type { Server } from '@order-ledger/service-kit';
import { commandContext } from '../../http/command-context.ts';
import { useKey } from '../../http/used-keys.ts';
import type { Parts } from '../../parts.ts';
import { keyRefusals, refusals, rejectionProblem } from '../../rejections.ts';
import { keyHeaders } from '../../schemas/headers.ts';
import { movedStockSchema, updateInventoryBody } from '../schemas/update-inventory.ts';
import type { UpdateInventoryBody } from '../schemas/update-inventory.ts';

const schema = {
  operationId: 'updateInventory',
  summary: 'Receive stock, correct it, or book a count',
  tags: ['inventory'],
  headers: keyHeaders,
  body: updateInventoryBody,
  response: {
    200: movedStockSchema,
    ...refusals(
      ...keyRefusals,
      'id_reused',
      'insufficient_stock',
      'quantity_out_of_range',
      'too_many_releases',
      'unknown_stock_item',
    ),
  },
};

const config = { access: access.scope('inventory:write') };

/**
 * Ids of movements that callers name have a prefix of their own: whatever they choose, it is never
 * the id of a return by the process manager, nor the id of a command, which is a UUID.
 */
const movementIdOf = (reference: string | undefined, commandId: string): string =>
  reference === undefined ? commandId : `reference:${reference}`;

const stockCommand = (
  body: UpdateInventoryBody,
  item: StockItem,
  movementId: string,
  at: string,
): StockCommand => {
  const { type, quantity, reason = '' } = body;
  if (type === 'received') {
    return { type: 'ReceiveStock', item, movementId, quantity, reason, at };
  }
  const { force = false } = body;
  return type === 'adjusted'
    ? { type: 'AdjustStock', movementId, change: quantity, reason, force, at }
    : { type: 'CountStock', movementId, counted: quantity, reason, force, at };
};

const releasedBy = (events: readonly StockEvent[]) =>
  events.flatMap((event) => {
    if (event.type !== 'ReservationReleased') return [];
    const { reservationId: reservation_id, quantity } = event.data;
    return [{ reservation_id, quantity }];
  });

/** `POST /inventory/update`: a movement of stock, by hand or from a delivery. */
export const updateInventoryRoute = (
  app: Server,
  { stock, keys, readKey, now, newId }: Parts,
): void => {
  app.post('/inventory/update', { schema, config }, async (request, reply) => {
    const { body, headers } = request;
    const keyed = readKey(headers['idempotency-key'], body);
    const context = commandContext(request, keyed, { newId });
    const item = { productId: body.product_id, warehouseId: body.warehouse_id };
    const { reference } = body;
    const movementId = movementIdOf(reference, context.commandId);
    const at = now().toISOString();
    const command = stockCommand(body, item, movementId, at);
    const id = stockItemId(item);
    await useKey(keys, context, streamName('stockReservation', id), at);
    const result = await stock.execute(id, command, context);
    if (result.kind === 'rejected') throw rejectionProblem(id, result);
    return await reply.headers(ledgerHeaders(result)).send({
      ...stockBody(item, result.state),
      movement_id: reference ?? movementId,
      released: releasedBy(result.events),
      links: { self: stockPath(item) },
    });
  });
};
