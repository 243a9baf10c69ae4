import type { Scheduler } from 'fast-check';
import { isRejection, orderDecider, stockDecider, stockItemId } from '../../../src/index.ts';
import type { OrderCommand, StockCommand, StockItem } from '../../../src/index.ts';
import type { Treatment } from './warehouse.ts';
import type { World } from './world.ts';

/** Processes that write at the same time: between any two of their steps the others may write. */

const step = async (scheduler: Scheduler, label: string): Promise<void> => {
  await scheduler.schedule(Promise.resolve(), label);
};

/** What became of a command: its rejection's code, or whether it led to events. */
export type Outcome = 'done' | 'nothing' | (string & {});

/** Loads, decides, appends at the revision that was read; again when somebody else wrote. */
export const writeOrder = async (
  world: World,
  scheduler: Scheduler,
  orderId: string,
  command: OrderCommand,
): Promise<Outcome> => {
  for (;;) {
    const state = world.ledger.order(orderId);
    await step(scheduler, `${command.type} decides`);
    const decision = orderDecider.decide(command, state);
    if (isRejection(decision)) return decision.code;
    await step(scheduler, `${command.type} appends`);
    if (world.ledger.order(orderId) !== state) continue;
    world.ledger.commandOrder(orderId, command);
    return decision.length === 0 ? 'nothing' : 'done';
  }
};

const writeStock = async (
  world: World,
  scheduler: Scheduler,
  item: StockItem,
  command: StockCommand,
): Promise<Outcome> => {
  const itemId = stockItemId(item);
  for (;;) {
    const state = world.ledger.stock(itemId);
    await step(scheduler, `${command.type} decides`);
    const decision = stockDecider.decide(command, state);
    if (isRejection(decision)) return decision.code;
    await step(scheduler, `${command.type} appends`);
    if (world.ledger.stock(itemId) !== state) continue;
    world.ledger.commandStock(itemId, command);
    return decision.length === 0 ? 'nothing' : 'done';
  }
};

/** The command endpoint edits one line: more stock first, then the order, then less stock. */
export const editLine = async (
  world: World,
  scheduler: Scheduler,
  orderId: string,
  { item, from, to, at }: { item: StockItem; from: number; to: number; at: string },
): Promise<Outcome> => {
  const resize = async (quantity: number, expected: number): Promise<Outcome> =>
    await writeStock(world, scheduler, item, {
      type: 'ResizeReservation',
      reservationId: orderId,
      quantity,
      expected,
      at,
    });
  if (to > from) {
    const raised = await resize(to, from);
    if (raised !== 'done') return raised;
  }
  const quantities = [{ line: 1, quantity: to }];
  const command: OrderCommand = { type: 'EditOrder', quantities, at };
  const edited = await writeOrder(world, scheduler, orderId, command);
  if (edited === 'done' ? to < from : to > from) {
    await (edited === 'done' ? resize(to, from) : resize(from, to));
  }
  return edited;
};

/** One turn of everything that runs behind the command endpoint. */
export const turn = (world: World, pick: number, treatment: Treatment): void => {
  const { manager } = world;
  const heads = manager.heads();
  const action = heads[pick % Math.max(1, heads.length)];
  if (pick % 2 === 0) manager.follow(1 + (pick % 3));
  if (action !== undefined) manager.carryOut(action, pick % 5 === 0);
  world.serve(pick, treatment, pick % 3 === 0);
  world.reply(pick, false, pick % 4 === 0);
};
