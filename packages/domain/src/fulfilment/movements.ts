import { stockItemId } from '../shared/ids.ts';
import type { Instant, MovementId } from '../shared/ids.ts';
import { restockMovement, shipMovement } from './actions.ts';
import type { CommandStock } from './actions.ts';
import type { DueMovement, FulfilmentState } from './state.ts';

export const movementIdOf = ({ kind, id }: DueMovement): MovementId =>
  kind === 'ship' ? shipMovement(id) : restockMovement(id);

/** What the stock has to book for shipments and returns, whether already told or not. */
export const movementCommands = (state: FulfilmentState, at: Instant): readonly CommandStock[] =>
  state.movements.map((due) => {
    const { warehouseId, productId, quantity, kind, id } = due;
    const { orderId } = state;
    const type = kind === 'ship' ? 'ShipStock' : 'RestockReturn';
    const movementId = movementIdOf(due);
    return {
      type: 'commandStock',
      orderId,
      key: `${type}:${stockItemId(due)}:${id}`,
      item: { warehouseId, productId },
      command: { type, movementId, reservationId: orderId, quantity, at },
    };
  });
