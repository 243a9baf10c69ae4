import type { Instant } from '../../shared/ids.ts';
import type { AskWarehouse } from '../actions.ts';
import type { WarehouseReport } from '../inputs.ts';
import type { FulfilmentState } from '../state.ts';

const answers = {
  reserve: { accepted: 'reserved', refused: 'refused' },
  commit: { accepted: 'committed', refused: 'commitRefused' },
  cancel: { accepted: 'cancelled', refused: 'kept' },
} as const;

/**
 * The answer to a cancel is the last word of its generation; a late acceptance after a refusal is
 * believed.
 */
export const afterWarehouseReport = (
  state: FulfilmentState,
  { operation, generation, outcome }: WarehouseReport,
): FulfilmentState => {
  const { warehouse } = state;
  const { answer, ask } = warehouse;
  const over = generation !== warehouse.generation || answer === 'cancelled' || answer === 'kept';
  if (over || outcome === 'unknown') return state;
  if (outcome === 'failed') {
    const open = operation === 'reserve' && answer === 'none' && ask !== null && !ask.failed;
    return open ? { ...state, warehouse: { ...warehouse, ask: { ...ask, failed: true } } } : state;
  }
  const said = answers[operation][outcome];
  const stale = said === 'reserved' && (answer === 'committed' || answer === 'commitRefused');
  return said === answer || stale ? state : { ...state, warehouse: { ...warehouse, answer: said } };
};

export const afterWarehouseDelivery = (
  state: FulfilmentState,
  { kind, attempt, generation }: AskWarehouse,
  at: Instant,
): FulfilmentState => {
  const { warehouse } = state;
  const { ask } = warehouse;
  const last = generation === warehouse.generation && kind === ask?.kind && attempt === ask.attempt;
  if (!last || ask.delivered) return state;
  return { ...state, warehouse: { ...warehouse, ask: { ...ask, at, delivered: true } } };
};
