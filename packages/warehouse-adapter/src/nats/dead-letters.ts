import { deadLetterMessage, deadLetterSubject, ledgerStreams } from '@order-ledger/contracts';
import type { DurableConsumerOptions, Publish } from '@order-ledger/service-kit';

/** Parks messages in the ledger's dead-letter stream. */
export const parkInLedger =
  (publish: Publish): DurableConsumerOptions<unknown>['park'] =>
  async (failed) => {
    await publish({
      stream: ledgerStreams.deadLetters,
      subject: deadLetterSubject(failed.original_subject),
      messageId: failed.message_id,
      text: deadLetterMessage.encode(failed),
    });
  };
