import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '@order-ledger/service-kit';
import { sql } from 'kysely';
import type { Db } from './parts.ts';

/** `contending`: nobody is known to lead. */
type Role = 'contending' | 'leading' | 'standby';

/**
 * Which of several process managers follows the ledger. It only saves the others the work: that an
 * event counts once is kept by the checkpoint, whoever believes to lead.
 */
export interface Leadership {
  /** Resolves when this process leads. Rejects when it is stopped before. */
  lead(): Promise<void>;
  /** Throws when it does not lead any more. */
  assertLeading(): void;
  role(): Role;
  stop(): Promise<void>;
}

/** Any number that nobody else in this database locks. */
const lockKey = 4_207_360_113;

/** How often the leader shows that it lives, and the others look whether it does. */
const beatMs = 1_000;

/** The database takes the lead from a process that froze or lost its network for so long. */
const silenceMs = 15_000;

class NotLeadingError extends Error {
  override readonly name = 'NotLeadingError';
  readonly code = 'not_leading';
}

/**
 * The lead is a lock that belongs to one connection: the moment the process dies it is free, and
 * when the process only seems to be alive the server ends the connection.
 */
export const contend = (db: Db, logger: Logger): Leadership => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let role: Role = 'contending';
  let led = Promise.withResolvers<void>();
  led.promise.catch(() => {});

  const begin = (): void => {
    role = 'leading';
    logger.info('this process manager follows the ledger');
    led.resolve();
  };

  const end = (): void => {
    const wasLeading = role === 'leading';
    role = 'contending';
    if (!wasLeading) return;
    led = Promise.withResolvers<void>();
    led.promise.catch(() => {});
  };

  const standBy = (): void => {
    if (role === 'standby') return;
    role = 'standby';
    logger.warn('another process manager follows the ledger: standing by');
  };

  /** On one connection, until it is lost. */
  const holdOn = async (connection: Db): Promise<void> => {
    await sql`set idle_session_timeout = ${sql.lit(silenceMs)}`.execute(connection);
    while (!signal.aborted) {
      if (role === 'leading') await sql`select 1`.execute(connection);
      else {
        const { rows } = await sql<{ mine: boolean }>`
          select pg_try_advisory_lock(${sql.lit(lockKey)}) as mine`.execute(connection);
        if (rows[0]?.mine === true) begin();
        else standBy();
      }
      await delay(beatMs, undefined, { signal }).catch(() => {});
    }
    if (role === 'leading')
      await sql`select pg_advisory_unlock(${sql.lit(lockKey)})`.execute(connection);
    await sql`reset idle_session_timeout`.execute(connection);
  };

  const run = async (): Promise<void> => {
    while (!signal.aborted) {
      try {
        await db.connection().execute(holdOn);
      } catch (err) {
        logger.warn({ err, role }, 'the connection that holds the lead was lost');
        await delay(beatMs, undefined, { signal }).catch(() => {});
      }
      end();
    }
  };

  const done = run();
  return {
    lead: async () => {
      if (signal.aborted) throw new NotLeadingError('stopped');
      await led.promise;
    },
    assertLeading: () => {
      if (role !== 'leading') throw new NotLeadingError('the lead was lost');
    },
    role: () => role,
    stop: async () => {
      stopping.abort();
      led.reject(new NotLeadingError('stopped'));
      await done;
    },
  };
};
