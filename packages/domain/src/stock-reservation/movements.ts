import { assertNever } from '../shared/decider.ts';
import type { StockAdjusted, StockReceived, StockReturned } from './events.ts';

/** What changes stock outside of a reservation, each under an id of its own. */
export type Movement = StockReceived | StockAdjusted | StockReturned;

/** What a movement did, as text: tells its repetition from another use of its id. */
export const effectOf = ({ type, data }: Movement): string => {
  switch (type) {
    case 'StockReceived':
      return `received ${data.quantity}`;
    case 'StockAdjusted':
      return `adjusted ${data.change}`;
    case 'StockReturned':
      return `returned ${data.quantity} of ${data.reservationId}`;
    default:
      return assertNever(type);
  }
};
