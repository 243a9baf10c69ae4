import { deadLetterMessage, deadLetterSubject, ledgerStreams } from '@order-ledger/contracts';
import { createPublish } from '@order-ledger/service-kit';
import type { FailedMessage, Logger } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';

export type Park = (failed: FailedMessage) => Promise<void>;

/** Parks messages with the other dead letters, each under an id of its own. */
export const parkIn = (connection: NatsConnection, logger: Logger): Park => {
  const publish = createPublish(connection, logger);
  return async (failed) => {
    await publish({
      stream: ledgerStreams.deadLetters,
      subject: deadLetterSubject(failed.original_subject),
      messageId: failed.message_id,
      text: deadLetterMessage.encode(failed),
    });
  };
};
