import { stockItemId } from '../shared/ids.ts';
import type { Instant, StockQuantity } from '../shared/ids.ts';
import { addMs } from '../shared/instants.ts';
import type { AskWarehouse } from './actions.ts';
import { replyWaitMs } from './policy.ts';
import type { FulfilmentPolicy } from './policy.ts';
import { isClosed, needOf } from './state.ts';
import type { FulfilmentState, WarehouseAsk } from './state.ts';

type Goal = 'reserve' | 'commit' | 'cancel';

/** The same pieces of the same items, in whichever order. */
const samePieces = (a: readonly StockQuantity[], b: readonly StockQuantity[]): boolean => {
  const pieces = new Map(a.map((item) => [stockItemId(item), item.quantity]));
  return (
    a.length === b.length && b.every((item) => pieces.get(stockItemId(item)) === item.quantity)
  );
};

/** What it was asked for is not what the order needs, or is being taken back for that reason. */
const isSuperseded = (state: FulfilmentState): boolean => {
  const { ask, asked } = state.warehouse;
  return ask !== null && (ask.kind === 'cancel' || !samePieces(asked, needOf(state)));
};

/** What the warehouse should do next for the order to agree with it; `null` when it agrees. */
const goal = (state: FulfilmentState): Goal | null => {
  const { answer, ask } = state.warehouse;
  if (isClosed(state)) {
    const over = answer === 'refused' || answer === 'cancelled' || answer === 'kept';
    return ask === null || over ? null : 'cancel';
  }
  if (!['reserved', 'paid', 'confirmed'].includes(state.phase) || answer === 'kept') return null;
  // The next generation begins when nothing of this one is left.
  if (answer === 'cancelled') return 'reserve';
  if (isSuperseded(state)) return 'cancel';
  if (answer === 'none') return 'reserve';
  return answer === 'reserved' && state.phase === 'confirmed' ? 'commit' : null;
};

/** Whether an earlier message of this generation already pursues the goal. */
const pursues = ({ kind }: WarehouseAsk, next: Goal): boolean =>
  kind === next || (kind === 'query' && next === 'reserve');

/** When the wait for a reply is over; `null` while the message could not leave. */
const waitEnds = (ask: WarehouseAsk, policy: FulfilmentPolicy): Instant | null =>
  ask.delivered ? addMs(ask.at, replyWaitMs(ask.attempt, policy.warehouseReplyMs)) : null;

/**
 * A reserve that is not answered is given up at last; a commit or cancel never, nor a reserve of
 * what has already been shipped.
 */
const isLastAttempt = (
  { dispatched }: FulfilmentState,
  ask: WarehouseAsk,
  policy: FulfilmentPolicy,
): boolean => !dispatched && pursues(ask, 'reserve') && ask.attempt >= policy.warehouseAttempts;

/** When the silence of the warehouse calls for something; `null` when nothing is awaited. */
export const warehouseDueAt = (
  state: FulfilmentState,
  policy: FulfilmentPolicy,
): Instant | null => {
  const next = goal(state);
  const { ask } = state.warehouse;
  return next !== null && ask !== null && pursues(ask, next) ? waitEnds(ask, policy) : null;
};

/** Why the order cannot have its goods from the warehouse, while it can still be cancelled. */
export const warehouseFailure = (
  state: FulfilmentState,
  now: Instant,
  policy: FulfilmentPolicy,
): 'warehouse_refused' | 'warehouse_unavailable' | null => {
  const { answer, ask } = state.warehouse;
  if (state.dispatched || isSuperseded(state)) return null;
  if (answer === 'refused' || answer === 'commitRefused') return 'warehouse_refused';
  if (answer !== 'none' || ask === null || !isLastAttempt(state, ask, policy)) return null;
  const ends = waitEnds(ask, policy);
  return ends !== null && now >= ends ? 'warehouse_unavailable' : null;
};

const messageOf = (
  state: FulfilmentState,
  kind: AskWarehouse['kind'],
  generation: number,
  attempt: number,
): AskWarehouse => ({
  type: 'askWarehouse',
  orderId: state.orderId,
  key: `warehouse:${generation === 1 ? '' : `${generation}:`}${kind}:${attempt}`,
  kind,
  generation,
  attempt,
  // Whatever follows a reserve is about what that one asked for.
  items: kind === 'reserve' && attempt === 1 ? needOf(state) : state.warehouse.asked,
});

/** The message to the warehouse that is due, if any. */
export const nextAsk = (
  state: FulfilmentState,
  now: Instant,
  policy: FulfilmentPolicy,
): AskWarehouse | null => {
  const next = goal(state);
  if (next === null) return null;
  const { ask: last, generation, answer } = state.warehouse;
  if (next === 'reserve' && answer === 'cancelled') {
    return messageOf(state, 'reserve', generation + 1, 1);
  }
  if (last === null || !pursues(last, next)) return messageOf(state, next, generation, 1);
  const ends = waitEnds(last, policy);
  if (ends === null || now < ends || isLastAttempt(state, last, policy)) return null;
  const kind = next === 'reserve' && !last.failed ? 'query' : next;
  return messageOf(state, kind, generation, last.attempt + 1);
};

/** Remembers a message as given out. */
export const withAsk = (
  state: FulfilmentState,
  { kind, generation, attempt, items: asked }: AskWarehouse,
  at: Instant,
): FulfilmentState => {
  const { warehouse } = state;
  const ask: WarehouseAsk = { kind, attempt, at, delivered: attempt === 1, failed: false };
  const answer = generation === warehouse.generation ? warehouse.answer : 'none';
  return { ...state, warehouse: { generation, asked, answer, ask } };
};

/** Nothing more is to come from or go to the warehouse. */
export const warehouseSettled = (state: FulfilmentState): boolean => {
  const { answer } = state.warehouse;
  if (goal(state) !== null) return false;
  if (isClosed(state) || answer === 'committed' || answer === 'kept') return true;
  // What it refuses although it was shipped is for people to sort out.
  return state.dispatched && (answer === 'refused' || answer === 'commitRefused');
};
