import type { Instant } from '../shared/ids.ts';
import type { CommandOrder, CommandStock, FulfilmentAction } from './actions.ts';
import { holdCommands, holdDueAt } from './holds.ts';
import { excessAt, itemSettled, stockCommands, withChanging, withExcessNoticed } from './items.ts';
import { moneyAsks, moneyCommands, moneyDueAt, moneySettled, withMoneyAsks } from './money.ts';
import { movementCommands } from './movements.ts';
import { abandonAt, endsOrder, expireAt, orderCommand } from './orders.ts';
import type { FulfilmentPolicy } from './policy.ts';
import { isClosed, isHold, itemsOf } from './state.ts';
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
  const due = [
    abandonAt(state, policy),
    expireAt(state),
    warehouseDueAt(state, policy),
    ...moneyDueAt(state, policy),
    ...itemsOf(state).map(([, item]) => excessAt(state, item, policy)),
    ...holdDueAt(state),
  ];
  const ahead = due.filter((at) => at !== null).filter((at) => at > now);
  return ahead.reduce<Instant | null>(
    (first, at) => (first === null || at < first ? at : first),
    null,
  );
};

interface Due {
  readonly commands: readonly (CommandOrder | CommandStock)[];
  /** Messages have to wait for the order to end. */
  readonly ending: boolean;
}

const dueFor = (state: FulfilmentState, now: Instant, policy: FulfilmentPolicy): Due => {
  if (isHold(state)) return { commands: holdCommands(state, now), ending: false };
  const told = moneyCommands(state, now, policy);
  const order = orderCommand(state, now, policy);
  // First the order stream decides its end, then the stock and the warehouse follow.
  const ending = order !== null && endsOrder(order.command);
  if (ending) return { commands: [...told, order], ending };
  const stock = [...stockCommands(state, now, policy), ...movementCommands(state, now)];
  return { commands: [...told, ...(order === null ? [] : [order]), ...stock], ending };
};

const withTaken = (
  state: FulfilmentState,
  commands: readonly (CommandOrder | CommandStock)[],
): FulfilmentState => {
  if (commands.length === 0) return state;
  const stock = commands.filter((command) => command.type === 'commandStock');
  const taken = [...state.taken, ...commands.map(({ key }) => key)];
  return { ...withChanging(state, stock), taken };
};

/**
 * What is to be done now. Looks at the state alone, not at how it came about: reacting once after
 * many inputs does the same as reacting after each, and reacting twice does nothing more.
 */
export const react = (known: FulfilmentState, now: Instant, policy: FulfilmentPolicy): Reaction => {
  const before = withExcessNoticed(known, now);
  const { commands: due, ending } = dueFor(before, now, policy);
  const commands = due.filter(({ key }) => !before.taken.includes(key));
  const given = withTaken(before, commands);
  const ask = ending || isHold(before) ? null : nextAsk(before, now, policy);
  const asked = ask === null ? given : withAsk(given, ask, now);
  const payments = moneyAsks(before, now, policy);
  const state = payments.length === 0 ? asked : withMoneyAsks(asked, payments, now);
  return {
    state,
    actions: [...commands, ...(ask === null ? [] : [ask]), ...payments],
    wakeAt: wakeAt(state, now, policy),
  };
};

/** Everything that this process can do for the order is done. A cancellation may wake it again. */
export const isSettled = (state: FulfilmentState): boolean => {
  const over = isClosed(state) || state.phase === 'confirmed';
  const unplaced = state.phase === 'unplaced';
  if (!over && !unplaced) return false;
  const items = itemsOf(state).every(([, item]) => itemSettled(state, item));
  const booked = state.movements.length === 0 && moneySettled(state);
  return items && booked && (unplaced || warehouseSettled(state));
};
