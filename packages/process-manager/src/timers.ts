import { advance } from './advance.ts';
import { sleepMs, startLoop } from './loop.ts';
import type { Loop, Next } from './loop.ts';
import type { Context } from './parts.ts';
import { lockDue } from './store/fulfilments.ts';

export interface Timers extends Loop {
  /** A deadline was set. */
  wakeBy(at: Date): void;
}

/** Looks at every order whose time has come, also when it came while nothing was running. */
export const startTimers = (context: Context, batch: number): Timers => {
  const { db, logger, now, maxSleepMs, onStep, onCommitted } = context;
  let plannedFor = Number.POSITIVE_INFINITY;

  const sleepUntilNext = async (): Promise<Next> => {
    const row = await db
      .selectFrom('process_manager.fulfilment')
      .select((select) => select.fn.min('wake_at').as('wake_at'))
      .executeTakeFirst();
    const wakeAt = row?.wake_at?.getTime() ?? Number.POSITIVE_INFINITY;
    const waitMs = sleepMs(wakeAt - now().getTime(), maxSleepMs);
    plannedFor = now().getTime() + waitMs;
    return { waitMs };
  };

  const round = async (): Promise<Next> => {
    const { due, work } = await db.transaction().execute(async (trx) => {
      const due = await lockDue(trx, now(), batch);
      if (due.length === 0) return { due, work: null };
      const happenings = due.map((orderId) => ({ orderId, learnt: null }));
      const work = await advance(trx, context, happenings, { begin: false });
      onStep('timers:written');
      return { due, work };
    });
    if (work !== null) onCommitted(work);
    return due.length === batch ? { again: true } : await sleepUntilNext();
  };

  const loop = startLoop({ name: 'timers', logger, round });
  return {
    ...loop,
    wakeBy: (at) => {
      if (at.getTime() < plannedFor) loop.poke();
    },
  };
};
