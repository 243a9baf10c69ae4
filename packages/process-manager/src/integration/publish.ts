import { setTimeout as delay } from 'node:timers/promises';
import { ledgerStreams } from '@order-ledger/contracts';
import { createPublisher, ensureStream } from '@order-ledger/service-kit';
import type { Logger } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { backoffMs } from '../loop.ts';
import type { Message } from './translate.ts';

/** Resolves when all are stored. Tries until then; rejects when the signal is aborted. */
export type PublishAll = (messages: readonly Message[], signal: AbortSignal) => Promise<void>;

interface Attempt {
  /** So many from the first on. */
  readonly stored: number;
  /** Why the next one is not. */
  readonly error?: unknown;
}

/**
 * Publishes many messages at once, in their order: each names the one ahead of it, and the server
 * stores it right behind that or not at all. So nobody waits for an acknowledgement before the next
 * one leaves, and a failure in between puts no two of them in the wrong order.
 */
export const createPublishAll = (connection: NatsConnection, logger: Logger): PublishAll => {
  const publishOnce = createPublisher(connection);
  let ensured = false;

  const attempt = async (messages: readonly Message[]): Promise<Attempt> => {
    try {
      // No stream for the subjects is one of the reasons to fail.
      if (!ensured) await ensureStream(connection, ledgerStreams.events);
      ensured = true;
    } catch (error) {
      return { stored: 0, error };
    }
    const publishing = messages.map(async ({ subject, id: messageId, text }, index) => {
      await publishOnce({ subject, messageId, text, behind: messages[index - 1]?.id });
    });
    const results = await Promise.allSettled(publishing);
    const stored = results.findIndex(({ status }) => status === 'rejected');
    const failed = results[stored];
    return failed?.status === 'rejected'
      ? { stored, error: failed.reason }
      : { stored: messages.length };
  };

  return async (messages, signal) => {
    let left = messages;
    let failures = 0;
    while (left.length > 0) {
      const { stored, error } = await attempt(left);
      left = left.slice(stored);
      // As long as some are stored there is nothing to wait for.
      if (stored > 0) continue;
      ensured = false;
      if (failures === 0) logger.warn({ err: error }, 'integration events have to wait');
      failures += 1;
      await delay(backoffMs(failures), undefined, { signal });
    }
    if (failures > 0) logger.info({ failures }, 'integration events go on');
  };
};
