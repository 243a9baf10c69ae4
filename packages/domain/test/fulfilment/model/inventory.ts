import { addMs, holdReservationId, stockItemId } from '../../../src/index.ts';
import type { StockCommand } from '../../../src/index.ts';
import { products } from './world.ts';
import type { World } from './world.ts';

/** What people do with the stock by hand. A refusal changes nothing. */

const itemOf = (pick: number) => ({
  warehouseId: 'berlin',
  productId: products[pick % products.length] ?? 'lamp',
});

const tell = (world: World, pick: number, command: StockCommand): void =>
  void world.ledger.commandStock(stockItemId(itemOf(pick)), command);

export const release = (world: World, orderId: string, pick: number): void => {
  const terms = { reservationId: orderId, reason: 'requested', at: world.now } as const;
  tell(world, pick, { type: 'ReleaseReservation', ...terms });
};

/** Pieces are missing, whoever was promised them. */
export const shrink = (world: World, pick: number): void => {
  const movementId = `loss-${world.ledger.all.length}`;
  const loss = { movementId, change: -1, reason: 'broken', force: true };
  tell(world, pick, { type: 'AdjustStock', ...loss, at: world.now });
};

/** Holds a piece of one item or more; it may die in between. */
export const hold = (world: World, holdId: string, pick: number, steps: number): void => {
  const reservationId = holdReservationId(holdId);
  const terms = { quantity: 1, expiresAt: addMs(world.now, 600_000), at: world.now };
  for (let step = 0; step < steps; step += 1) {
    tell(world, pick + step, { type: 'ReserveStock', reservationId, ...terms });
  }
};

export const endHold = (world: World, holdId: string, pick: number): void => {
  const reservationId = holdReservationId(holdId);
  const at = world.now;
  if (pick % 3 === 0) tell(world, pick, { type: 'ConfirmReservation', reservationId, at });
  else if (pick % 3 === 1) release(world, reservationId, pick);
  else {
    const expiresAt = addMs(at, 1_200_000);
    tell(world, pick, { type: 'ExtendReservation', reservationId, expiresAt, at });
  }
};
