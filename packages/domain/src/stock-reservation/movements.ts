import { assertNever } from '../shared/decider.ts';
import type {
  StockAdjusted,
  StockReceived,
  StockRestocked,
  StockReturned,
  StockShipped,
} from './events.ts';

/** What changes stock outside of a reservation, each under an id of its own. */
export type Movement =
  | StockReceived
  | StockAdjusted
  | StockReturned
  | StockShipped
  | StockRestocked;

/** What a movement did, as text: tells its repetition from another use of its id. */
export const effectOf = ({ type, data }: Movement): string => {
  switch (type) {
    case 'StockReceived':
      return `received ${data.quantity}`;
    case 'StockAdjusted':
      // What a count changes depends on when it is booked; what was counted does not.
      return data.counted === null ? `adjusted ${data.change}` : `counted ${data.counted}`;
    case 'StockReturned':
      return `returned ${data.quantity} of ${data.reservationId}`;
    case 'StockShipped':
      return `shipped ${data.quantity} of ${data.reservationId}`;
    case 'StockRestocked':
      return `restocked ${data.quantity} of ${data.reservationId}`;
    default:
      return assertNever(type);
  }
};
