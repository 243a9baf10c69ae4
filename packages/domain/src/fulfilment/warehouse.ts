import type { Instant } from '../shared/ids.ts';
import type { AskWarehouse } from './actions.ts';
import { addMs, replyWaitMs } from './policy.ts';
import type { FulfilmentPolicy } from './policy.ts';
import { isClosed, orderedItems } from './state.ts';
import type { FulfilmentState, WarehouseAsk } from './state.ts';

/** What the warehouse should do next for the order to agree with it; `null` when it agrees. */
const goal = (state: FulfilmentState): 'reserve' | 'commit' | 'cancel' | null => {
  const { answer, ask } = state.warehouse;
  if (isClosed(state)) {
    const over = answer === 'refused' || answer === 'cancelled' || answer === 'kept';
    return ask === null || over ? null : 'cancel';
  }
  const wanted = ['reserved', 'paid', 'confirmed'].includes(state.phase);
  if (answer === 'none') return wanted ? 'reserve' : null;
  return answer === 'reserved' && state.phase === 'confirmed' ? 'commit' : null;
};

/** Whether an earlier message already pursues the goal. */
const pursues = ({ kind }: WarehouseAsk, next: 'reserve' | 'commit' | 'cancel'): boolean =>
  kind === next || (kind === 'query' && next === 'reserve');

/** When the wait for a reply is over; `null` while the message could not leave. */
const waitEnds = (ask: WarehouseAsk, policy: FulfilmentPolicy): Instant | null =>
  ask.delivered ? addMs(ask.at, replyWaitMs(ask.attempt, policy)) : null;

/** A reserve that is not answered is given up at last; a commit or cancel never. */
const lastAttempt = (ask: WarehouseAsk, policy: FulfilmentPolicy): boolean =>
  pursues(ask, 'reserve') && ask.attempt >= policy.warehouseAttempts;

/** When the silence of the warehouse calls for something; `null` when nothing is awaited. */
export const warehouseDueAt = (
  state: FulfilmentState,
  policy: FulfilmentPolicy,
): Instant | null => {
  const next = goal(state);
  const { ask } = state.warehouse;
  return next !== null && ask !== null && pursues(ask, next) ? waitEnds(ask, policy) : null;
};

/** Why the order cannot have its goods from the warehouse. */
export const warehouseFailure = (
  state: FulfilmentState,
  now: Instant,
  policy: FulfilmentPolicy,
): 'warehouse_refused' | 'warehouse_unavailable' | null => {
  const { answer, ask } = state.warehouse;
  if (answer === 'refused' || answer === 'commitRefused') return 'warehouse_refused';
  if (answer !== 'none' || ask === null || !lastAttempt(ask, policy)) return null;
  const ends = waitEnds(ask, policy);
  return ends !== null && now >= ends ? 'warehouse_unavailable' : null;
};

const ask = (
  state: FulfilmentState,
  kind: AskWarehouse['kind'],
  attempt: number,
): AskWarehouse => ({
  type: 'askWarehouse',
  orderId: state.orderId,
  key: `warehouse:${kind}:${attempt}`,
  kind,
  attempt,
  items: orderedItems(state).map(({ warehouseId, productId, quantity }) => ({
    warehouseId,
    productId,
    quantity,
  })),
});

/** The message to the warehouse that is due, if any. */
export const nextAsk = (
  state: FulfilmentState,
  now: Instant,
  policy: FulfilmentPolicy,
): AskWarehouse | null => {
  const next = goal(state);
  if (next === null) return null;
  const { ask: last } = state.warehouse;
  if (last === null || !pursues(last, next)) return ask(state, next, 1);
  const ends = waitEnds(last, policy);
  if (ends === null || now < ends || lastAttempt(last, policy)) return null;
  const kind = next === 'reserve' && !last.failed ? 'query' : next;
  return ask(state, kind, last.attempt + 1);
};

/** Remembers a message as given out. */
export const withAsk = (
  state: FulfilmentState,
  { kind, attempt }: AskWarehouse,
  at: Instant,
): FulfilmentState => {
  const last: WarehouseAsk = { kind, attempt, at, delivered: attempt === 1, failed: false };
  return { ...state, warehouse: { ...state.warehouse, ask: last } };
};

/** Nothing more is to come from or go to the warehouse. */
export const warehouseSettled = (state: FulfilmentState): boolean =>
  goal(state) === null && (isClosed(state) || state.warehouse.answer === 'committed');
