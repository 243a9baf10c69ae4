import type { FulfilmentInput } from '@order-ledger/domain';
import { advance } from '../advance.ts';
import type { Happening } from '../advance.ts';
import { backoffMs, sleepMs, startLoop } from '../loop.ts';
import type { Loop, Next } from '../loop.ts';
import type { Context } from '../parts.ts';
import { record } from '../store/journal.ts';
import type { JournalEntry } from '../store/journal.ts';
import { claim, nextDue, postpone, remove } from '../store/outbox.ts';
import type { Channel, OutboxRow } from '../store/outbox.ts';

/** What came of an action: perhaps something that its process is to learn. */
export interface CarriedOut {
  readonly input: FulfilmentInput | null;
  /** The message that has left. */
  readonly sent?: JournalEntry;
}

export interface RelayOptions {
  readonly channel: Channel;
  /** Carries an action out, at least once. Throws what may pass by itself. */
  readonly carryOut: (row: OutboxRow) => Promise<CarriedOut>;
  /** Whether an error says that nothing else can be carried out now either. */
  readonly isDown: (error: unknown) => boolean;
  /** Told of each, once it is known for good. */
  readonly onCarriedOut: (row: OutboxRow, outcome: 'done' | 'rejected' | 'failed') => void;
  /** Actions under way at once in each worker. */
  readonly batch: number;
  readonly workers: number;
}

export interface Relay {
  poke(): void;
  stop(): Promise<void>;
}

/** Nothing could be carried out; every row is still there. */
class ReceiverDownError extends Error {
  override readonly name = 'ReceiverDownError';
  readonly code = 'receiver_down';

  constructor(channel: Channel, options: ErrorOptions) {
    super(`no ${channel} can be carried out now`, options);
  }
}

const maxBackoffMs = 10_000;

type Outcome = { readonly row: OutboxRow } & (
  | { readonly done: CarriedOut }
  | { readonly error: unknown }
);

/**
 * Carries out what the outbox holds: the first of every lane, many lanes at once. A row is deleted
 * in the transaction that takes in what came of it; until then it is carried out again, with the
 * same ids, by whoever finds it.
 */
export const startRelay = (context: Context, options: RelayOptions): Relay => {
  const { db, logger, now, maxSleepMs, onStep, onCommitted } = context;
  const { channel, carryOut, isDown, onCarriedOut, batch, workers } = options;

  const attempt = async (row: OutboxRow): Promise<Outcome> => {
    try {
      return { row, done: await carryOut(row) };
    } catch (error) {
      const { orderId, key } = row.action;
      logger.warn({ err: error, orderId, key, attempts: row.attempts + 1 }, 'action failed');
      return { row, error };
    }
  };

  const dueAgain = ({ id, attempts }: OutboxRow) => {
    const waitMs = backoffMs(attempts, maxBackoffMs);
    return { id, dueAt: new Date(now().getTime() + waitMs) };
  };

  const carryOutSome = async (): Promise<readonly Outcome[]> => {
    const { outcomes, work } = await db.transaction().execute(async (trx) => {
      const rows = await claim(trx, channel, now(), batch);
      if (rows.length === 0) return { outcomes: [], work: null };
      onStep('relay:claimed');
      const outcomes = await Promise.all(rows.map(attempt));
      onStep('relay:carried-out');
      const { done, failed } = Object.groupBy(outcomes, (outcome) =>
        'done' in outcome ? 'done' : 'failed',
      );
      await remove(
        trx,
        (done ?? []).map(({ row }) => row.id),
      );
      await postpone(
        trx,
        (failed ?? []).map(({ row }) => dueAgain(row)),
      );
      await record(trx, outcomes.flatMap(sentOf), now());
      const happenings = outcomes.flatMap(happeningOf);
      const work =
        happenings.length === 0 ? null : await advance(trx, context, happenings, { begin: false });
      return { outcomes, work };
    });
    for (const outcome of outcomes) onCarriedOut(outcome.row, labelOf(outcome));
    if (outcomes.length > 0) onStep('relay:committed');
    if (work !== null) onCommitted(work);
    return outcomes;
  };

  const round = async (): Promise<Next> => {
    const outcomes = await carryOutSome();
    const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    if (errors.length < outcomes.length) {
      if (outcomes.length === batch) poke();
      return { again: true };
    }
    // The rest of the backlog is left in peace while the receiver is down.
    const down = errors.find(isDown);
    if (down !== undefined) throw new ReceiverDownError(channel, { cause: down });
    const due = await nextDue(db, channel);
    const waitMs = due === null ? maxSleepMs : due.getTime() - now().getTime();
    return { waitMs: sleepMs(waitMs, maxSleepMs) };
  };

  const loops: readonly Loop[] = Array.from({ length: workers }, (_, worker) =>
    startLoop({ name: `${channel}-${worker}`, logger, round }),
  );
  const poke = (): void => (loops.find((loop) => loop.idle()) ?? loops[0])?.poke();
  return {
    poke,
    stop: async () => {
      await Promise.all(loops.map(async (loop) => await loop.stop()));
    },
  };
};

const sentOf = (outcome: Outcome): readonly JournalEntry[] =>
  'done' in outcome && outcome.done.sent !== undefined ? [outcome.done.sent] : [];

const happeningOf = (outcome: Outcome): readonly Happening[] => {
  if (!('done' in outcome) || outcome.done.input === null) return [];
  const { orderId } = outcome.row.action;
  return [{ orderId, learnt: { input: outcome.done.input, cause: outcome.row.cause } }];
};

const labelOf = (outcome: Outcome): 'done' | 'rejected' | 'failed' => {
  if (!('done' in outcome)) return 'failed';
  return outcome.done.input?.type === 'stockRejected' ? 'rejected' : 'done';
};
