import { stockBody, stockShape } from '@order-ledger/contracts/http';
import type { StockItem, StockState } from '@order-ledger/domain';
import { z } from 'zod';

export const stockStateSchema = z.object({
  ...stockShape,
  shipped: z.int(),
  /** How many; there may be any number of them. */
  active_reservations: z.int(),
});

/** A stock item as its events have made it. */
export const stockStateBody = (
  item: StockItem,
  state: StockState,
): z.input<typeof stockStateSchema> => ({
  ...stockBody(item, state),
  shipped: state.shipped,
  active_reservations: state.active.size,
});
