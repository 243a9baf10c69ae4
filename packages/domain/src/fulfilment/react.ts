import type { Instant } from '../shared/ids.ts';
import type { FulfilmentAction } from './actions.ts';
import { itemSettled, stockCommands } from './items.ts';
import { abandonAt, endsOrder, expireAt, orderCommand } from './orders.ts';
import type { FulfilmentPolicy } from './policy.ts';
import { isClosed, itemsOf } from './state.ts';
import type { FulfilmentState } from './state.ts';
import { nextAsk, warehouseDueAt, warehouseSettled, withAsk } from './warehouse.ts';

export interface Reaction {
  /** Remembers the actions, so that they are not given out again. */
  readonly state: FulfilmentState;
  /** What is due and was not given out before. */
  readonly actions: readonly FulfilmentAction[];
  /** When to react again though no input came, later than now; `null` when only inputs matter. */
  readonly wakeAt: Instant | null;
}

/** What the passing of time will call for. What is due by now has just been given out. */
const wakeAt = (state: FulfilmentState, now: Instant, policy: FulfilmentPolicy): Instant | null => {
  const due = [abandonAt(state, policy), expireAt(state), warehouseDueAt(state, policy)];
  const ahead = due.filter((at) => at !== null).filter((at) => at > now);
  return ahead.reduce<Instant | null>(
    (first, at) => (first === null || at < first ? at : first),
    null,
  );
};

/**
 * What is to be done now. Looks at the state alone, not at how it came about: reacting once after
 * many inputs does the same as reacting after each, and reacting twice does nothing more.
 */
export const react = (
  before: FulfilmentState,
  now: Instant,
  policy: FulfilmentPolicy,
): Reaction => {
  const order = orderCommand(before, now, policy);
  // First the order stream decides its end, then the stock and the warehouse follow.
  const ending = order !== null && endsOrder(order.command);
  const stock = ending ? [] : stockCommands(before, now);
  const commands = [...(order === null ? [] : [order]), ...stock].filter(
    ({ key }) => !before.taken.includes(key),
  );
  const keys = commands.map(({ key }) => key);
  const given = keys.length === 0 ? before : { ...before, taken: [...before.taken, ...keys] };
  const ask = ending ? null : nextAsk(before, now, policy);
  const state = ask === null ? given : withAsk(given, ask, now);
  return {
    state,
    actions: ask === null ? commands : [...commands, ask],
    wakeAt: wakeAt(state, now, policy),
  };
};

/** Everything that this process can do for the order is done. A cancellation may wake it again. */
export const isSettled = (state: FulfilmentState): boolean => {
  const over = isClosed(state) || state.phase === 'confirmed';
  const unplaced = state.phase === 'unplaced';
  if (!over && !unplaced) return false;
  const items = itemsOf(state).every(([, item]) => itemSettled(state, item));
  return items && (unplaced || warehouseSettled(state));
};
