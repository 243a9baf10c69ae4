import { evolveFulfilment, fold, initialFulfilment, isSettled, react } from '@order-ledger/domain';
import type { FulfilmentAction, FulfilmentInput } from '@order-ledger/domain';
import type { Cause, Context, NewWork, Tx } from './parts.ts';
import { lockFulfilments, saveFulfilments } from './store/fulfilments.ts';
import type { KeptFulfilment } from './store/fulfilments.ts';
import { addToOutbox, channelOf } from './store/outbox.ts';

/** Something an order's process learns; without an input only time has passed. */
export interface Happening {
  readonly orderId: string;
  readonly learnt: { readonly input: FulfilmentInput; readonly cause: Cause } | null;
}

interface Pending {
  readonly inputs: FulfilmentInput[];
  cause: Cause | null;
}

/** By order, the last cause of each. */
const byOrder = (happenings: readonly Happening[]): ReadonlyMap<string, Pending> => {
  const orders = new Map<string, Pending>();
  for (const { orderId, learnt } of happenings) {
    const pending = orders.get(orderId) ?? { inputs: [], cause: null };
    orders.set(orderId, pending);
    if (learnt === null) continue;
    pending.inputs.push(learnt.input);
    pending.cause = learnt.cause;
  }
  return orders;
};

const workOf = (actions: readonly FulfilmentAction[], rows: readonly KeptFulfilment[]): NewWork => {
  const messages = actions.filter((action) => channelOf(action) === 'messages').length;
  const wakes = rows.map(({ wakeAt }) => wakeAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const first = wakes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const wakeAt = Number.isFinite(first) ? new Date(first) : null;
  return { commands: actions.length - messages, messages, wakeAt };
};

/**
 * Brings the processes of some orders forward within a transaction: each learns all of its inputs,
 * reacts once, and is written together with what it gives out. What nothing changes is not
 * written. Inputs of an order that is not known are dropped unless `begin` says otherwise: only the
 * ledger begins a process.
 */
export async function advance(
  trx: Tx,
  { policy, now: clock }: Pick<Context, 'policy' | 'now'>,
  happenings: readonly Happening[],
  { begin }: { readonly begin: boolean },
): Promise<NewWork> {
  const now = clock();
  const at = now.toISOString();
  const orders = byOrder(happenings);
  const kept = await lockFulfilments(trx, [...orders.keys()]);
  const rows: KeptFulfilment[] = [];
  const outbox: { action: FulfilmentAction; cause: Cause }[] = [];
  for (const [orderId, { inputs, cause: newCause }] of orders) {
    const before = kept.get(orderId);
    const cause = newCause ?? before?.cause;
    if (cause === undefined || (before === undefined && !begin)) continue;
    const learnt = fold(evolveFulfilment, before?.state ?? initialFulfilment(orderId), inputs);
    const { state, actions, wakeAt } = react(learnt, at, policy);
    const wake = wakeAt === null ? null : new Date(wakeAt);
    if (state === before?.state && wake?.getTime() === before.wakeAt?.getTime()) continue;
    rows.push({ orderId, state, cause, settled: isSettled(state), wakeAt: wake });
    for (const action of actions) outbox.push({ action, cause });
  }
  await saveFulfilments(trx, rows, now);
  await addToOutbox(trx, outbox, now);
  return workOf(
    outbox.map(({ action }) => action),
    rows,
  );
}
