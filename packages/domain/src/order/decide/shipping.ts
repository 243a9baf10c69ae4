import type { Instant } from '../../shared/ids.ts';
import type { DeliverOrder, ShipOrder, StartProcessing } from '../commands.ts';
import type { OrderEvent } from '../events.ts';
import { illegal, isLegal } from '../legal-commands.ts';
import { allParts, mergeParts, problemOfParts, sameParts } from '../line-parts.ts';
import { isAllShipped, unshippedOf, withShipped } from '../line-pieces.ts';
import type { Shipment } from '../order-goods.ts';
import type { OrderState, PlacedState } from '../order.ts';
import type { OrderDecision } from './decision.ts';

export const startProcessing = (
  command: StartProcessing,
  state: OrderState,
): OrderDecision<'StartProcessing'> => {
  if (state.status === 'processing') return [];
  if (!isLegal(command, state)) return illegal(command, state);
  const { orderId } = state.order;
  return [{ type: 'ProcessingStarted', data: { orderId, startedAt: command.at } }];
};

const isDelivered = ({ deliveredAt }: Shipment): boolean => deliveredAt !== null;

/** What follows when nothing is left to ship: perhaps everything has even arrived. */
export const allShipped = ({ order, goods }: PlacedState, at: Instant): readonly OrderEvent[] => {
  const { orderId } = order;
  const shipped: OrderEvent = { type: 'OrderShipped', data: { orderId, shippedAt: at } };
  return goods.shipments.every(isDelivered)
    ? [shipped, { type: 'OrderDelivered', data: { orderId, deliveredAt: at } }]
    : [shipped];
};

const isSame = (known: Shipment, { lines, carrier, trackingNumber }: ShipOrder): boolean =>
  known.carrier === carrier &&
  known.trackingNumber === trackingNumber &&
  (lines === null || sameParts(mergeParts(lines), known.lines));

const shipmentOf = (state: OrderState, shipmentId: string | null): Shipment | undefined =>
  'goods' in state
    ? state.goods.shipments.find((known) => known.shipmentId === shipmentId)
    : undefined;

export const ship = (command: ShipOrder, state: OrderState): OrderDecision<'ShipOrder'> => {
  const { shipmentId, carrier, trackingNumber, at } = command;
  const known = shipmentOf(state, shipmentId);
  if (known !== undefined) return isSame(known, command) ? [] : { code: 'id_reused' };
  if (!isLegal(command, state)) return illegal(command, state);
  const { orderId, lines } = state.order;
  const open = lines.map(unshippedOf);
  const parts = mergeParts(command.lines ?? allParts(open));
  const problem = problemOfParts(open, command.lines ?? parts);
  if (problem !== undefined) return problem;
  const sent = { orderId, shipmentId, lines: parts, carrier, trackingNumber, dispatchedAt: at };
  const dispatched: OrderEvent = { type: 'ShipmentDispatched', data: sent };
  return isAllShipped(withShipped(lines, parts))
    ? [dispatched, { type: 'OrderShipped', data: { orderId, shippedAt: at } }]
    : [dispatched];
};

const isOver = (state: OrderState): boolean => 'goods' in state && state.goods.deliveredAt !== null;

export const deliver = (
  command: DeliverOrder,
  state: OrderState,
): OrderDecision<'DeliverOrder'> => {
  const { shipmentId, at } = command;
  const known = shipmentOf(state, shipmentId);
  if (shipmentId === null ? isOver(state) : known !== undefined && isDelivered(known)) return [];
  if (!isLegal(command, state)) return illegal(command, state);
  const { order, goods, status } = state;
  if (shipmentId !== null && known === undefined) return { code: 'shipment_not_found' };
  if (shipmentId === null && status !== 'shipped') return { code: 'not_all_shipped' };
  const open = goods.shipments.filter((shipment) => !isDelivered(shipment));
  const { orderId } = order;
  const arriving = known === undefined ? open : [known];
  const arrived = arriving.map((shipment): OrderEvent => ({
    type: 'ShipmentDelivered',
    data: { orderId, shipmentId: shipment.shipmentId, deliveredAt: at },
  }));
  return status === 'shipped' && arriving.length === open.length
    ? [...arrived, { type: 'OrderDelivered', data: { orderId, deliveredAt: at } }]
    : arrived;
};
