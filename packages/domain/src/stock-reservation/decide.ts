import { assertNever } from '../shared/decider.ts';
import type { Decider } from '../shared/decider.ts';
import type { StockCommand, StockRejection } from './commands.ts';
import { adjust, count, giveBack, receive, restock, ship } from './decide/movements.ts';
import { confirm, expire, extend, release, reserve, resize } from './decide/reservations.ts';
import { isStocked } from './decide/stocked.ts';
import type { StockDecision } from './decide/stocked.ts';
import type { StockEvent } from './events.ts';
import { evolveStock, initialStock } from './stock.ts';
import type { StockState } from './stock.ts';

export { maxForcedReleases } from './decide/movements.ts';
export { maxStock } from './decide/stocked.ts';

const decideStock = (command: StockCommand, state: StockState): StockDecision => {
  if (command.type === 'ReceiveStock') return receive(command, state);
  if (!isStocked(state)) return { code: 'unknown_stock_item' };
  switch (command.type) {
    case 'AdjustStock':
      return adjust(command, state);
    case 'CountStock':
      return count(command, state);
    case 'ReserveStock':
      return reserve(command, state);
    case 'ConfirmReservation':
      return confirm(command, state);
    case 'ReleaseReservation':
      return release(command, state);
    case 'ExpireReservation':
      return expire(command, state);
    case 'ExtendReservation':
      return extend(command, state);
    case 'ResizeReservation':
      return resize(command, state);
    case 'ReturnStock':
      return giveBack(command, state);
    case 'ShipStock':
      return ship(command, state);
    case 'RestockReturn':
      return restock(command, state);
    default:
      return assertNever(command);
  }
};

export const stockDecider: Decider<StockState, StockCommand, StockEvent, StockRejection> = {
  initialState: initialStock,
  decide: decideStock,
  evolve: evolveStock,
};
