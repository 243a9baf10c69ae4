import { stockItemId } from '../shared/ids.ts';
import type { Instant } from '../shared/ids.ts';
import type { CommandStock } from './actions.ts';
import { isHold, itemsOf } from './state.ts';
import type { FulfilmentItem, FulfilmentState } from './state.ts';

/*
 * A hold has no order behind it: nothing abandons, confirms or returns it by itself. It only ends
 * when its time is over.
 */

type Held = FulfilmentItem & { readonly expiresAt: Instant };

const heldItems = (state: FulfilmentState): readonly Held[] =>
  itemsOf(state).flatMap(([, item]) => {
    const { phase, expiresAt } = item;
    return phase === 'reserved' && expiresAt !== null ? [{ ...item, expiresAt }] : [];
  });

/** When items of a hold expire. */
export const holdDueAt = (state: FulfilmentState): readonly Instant[] =>
  isHold(state) ? heldItems(state).map(({ expiresAt }) => expiresAt) : [];

/** Expires what is overdue, whether already told or not. */
export const holdCommands = (state: FulfilmentState, at: Instant): readonly CommandStock[] =>
  heldItems(state)
    .filter(({ expiresAt }) => at >= expiresAt)
    .map(({ warehouseId, productId, expiresAt }) => {
      const { orderId } = state;
      const item = { warehouseId, productId };
      return {
        type: 'commandStock',
        orderId,
        // An extension that was not seen yet refuses this; later it is due again.
        key: `ExpireReservation:${stockItemId(item)}:${expiresAt}`,
        item,
        command: { type: 'ExpireReservation', reservationId: orderId, at },
      };
    });
