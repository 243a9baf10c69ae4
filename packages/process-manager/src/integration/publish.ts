import { setTimeout as delay } from 'node:timers/promises';
import { ledgerStreams } from '@order-ledger/contracts';
import { createPublisher, ensureStream } from '@order-ledger/service-kit';
import type { Logger } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { backoffMs } from '../loop.ts';
import type { Message } from './translate.ts';

/** Resolves when all are stored. Tries until then; rejects when the signal is aborted. */
export type PublishAll = (messages: readonly Message[], signal: AbortSignal) => Promise<void>;

const lanesOf = (messages: readonly Message[]): readonly Message[][] => {
  const lanes = new Map<string, Message[]>();
  for (const message of messages) {
    const lane = lanes.get(message.lane);
    if (lane === undefined) lanes.set(message.lane, [message]);
    else lane.push(message);
  }
  return [...lanes.values()];
};

/**
 * Publishes many messages at once, those of one lane one after the other: none leaves before the
 * one ahead of it is stored, so a failure in between puts no two of them in the wrong order.
 */
export const createPublishAll = (connection: NatsConnection, logger: Logger): PublishAll => {
  const publishOnce = createPublisher(connection);
  let ensured = false;

  /** Takes what is stored off the lane. */
  const publishLane = async (lane: Message[]): Promise<void> => {
    for (let [next] = lane; next !== undefined; [next] = lane) {
      const { subject, id: messageId, text } = next;
      await publishOnce({ subject, messageId, text });
      lane.shift();
    }
  };

  const attempt = async (lanes: readonly Message[][]): Promise<void> => {
    // No stream for the subjects is one of the reasons to fail.
    if (!ensured) await ensureStream(connection, ledgerStreams.events);
    ensured = true;
    const results = await Promise.allSettled(lanes.map(publishLane));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  };

  return async (messages, signal) => {
    let lanes = lanesOf(messages);
    let failures = 0;
    while (lanes.length > 0) {
      try {
        await attempt(lanes);
      } catch (err) {
        ensured = false;
        if (failures === 0) logger.warn({ err }, 'integration events have to wait');
        failures += 1;
        await delay(backoffMs(failures), undefined, { signal });
      }
      lanes = lanes.filter(({ length }) => length > 0);
    }
    if (failures > 0) logger.info({ failures }, 'integration events go on');
  };
};
