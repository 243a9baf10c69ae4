import { streamName } from '@order-ledger/contracts';
import { stockDemand, stockItemId, withQuantities } from '@order-ledger/domain';
import type { EditOrder } from '@order-ledger/domain';
import {
  EventStoreUnavailableError,
  StaleRevisionError,
  TooMuchContentionError,
} from '@order-ledger/event-store';
import type { PlacedResult } from './order-answer.ts';
import { executeOn } from './order-command.ts';
import type { OrderInput } from './order-input.ts';
import { growAll, resizesOf, shrinkAll, undoGrowth } from './resize.ts';
import type { Resize, Resizing } from './resize.ts';

type Input = OrderInput<unknown, { readonly id: string }>;

/** Changes of the same order that came in between before the caller is told to wait. */
const maxAttempts = 5;

/** No order that exists is at this revision: a command is recognised there, and never decided. */
const noRevision = -1n;

/** The first answer to the command, if it was accepted before. */
const recall = async (input: Input, command: EditOrder): Promise<PlacedResult | undefined> => {
  const { context } = input;
  if (context.fingerprint === undefined) return undefined;
  const asked = { ...input, context: { ...context, expectedRevision: noRevision } };
  return await executeOn(asked, command).catch((error: unknown) => {
    if (error instanceof StaleRevisionError) return undefined;
    throw error;
  });
};

/**
 * Gives back what the order holds too much, unless it was changed again meanwhile. Too much for a
 * while harms nobody, too little would: whatever fails here the process manager mends.
 */
const giveBack = async (
  { parts, params }: Input,
  resizing: Resizing,
  resizes: readonly Resize[],
): Promise<void> => {
  if (resizes.every(({ from, to }) => to > from)) return;
  const loaded = await parts.orders.load(params.id).catch(() => undefined);
  if (loaded === undefined || !('order' in loaded.state)) return;
  const { state } = loaded;
  const wanted = new Map(
    stockDemand(state.order.lines).map((item) => [stockItemId(item), item.quantity]),
  );
  await shrinkAll(
    resizing,
    resizes.filter((item) => wanted.get(stockItemId(item)) === item.to),
  );
};

/**
 * One attempt to change quantities: more pieces are reserved first, all or none, then the order is
 * changed, then pieces are given back. What a process that dies in between leaves undone the
 * process manager does. `undefined` when the order was changed by somebody else meanwhile.
 */
const changeQuantities = async (
  input: Input,
  command: EditOrder,
  quantities: NonNullable<EditOrder['quantities']>,
): Promise<PlacedResult | undefined> => {
  const { parts, params, context } = input;
  const { state, revision } = await parts.orders.load(params.id);
  if (!('order' in state) || state.status !== 'reserved') return await executeOn(input, command);
  const { lines } = state.order;
  const resizes = resizesOf(lines, withQuantities(lines, quantities));
  const { commandId: causationId, correlationId, actor, traceparent } = context;
  const { stock, newId, now } = parts;
  const origin = { correlationId, actor, ...(traceparent !== undefined && { traceparent }) };
  const resizing = { stock, newId, now, origin, causationId, orderId: params.id };
  await growAll(resizing, resizes);
  const expectedRevision = context.expectedRevision ?? revision;
  const exactly = { ...input, context: { ...context, expectedRevision } };
  const result = await executeOn(exactly, command).catch(async (error: unknown) => {
    /* It may have been written. */
    if (error instanceof EventStoreUnavailableError) throw error;
    await undoGrowth(resizing, resizes);
    if (error instanceof StaleRevisionError && context.expectedRevision === undefined) {
      return undefined;
    }
    throw error;
  });
  if (result !== undefined) await giveBack(input, resizing, resizes);
  return result;
};

/** Edits an order; with quantities its reservations change with it. */
export const executeEdit = async (input: Input, command: EditOrder): Promise<PlacedResult> => {
  if (command.quantities === undefined) return await executeOn(input, command);
  const known = await recall(input, command);
  if (known !== undefined) return known;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const result = await changeQuantities(input, command, command.quantities);
    if (result !== undefined) return result;
  }
  throw new TooMuchContentionError(streamName('order', input.params.id), maxAttempts);
};
