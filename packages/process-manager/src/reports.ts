import type { ConsumerDefinition } from '@order-ledger/contracts';
import { consumeDurable, isPostgresUnavailable } from '@order-ledger/service-kit';
import type { DurableConsumer } from '@order-ledger/service-kit';
import type { NatsConnection } from 'nats';
import { advance } from './advance.ts';
import type { Happening } from './advance.ts';
import { createBatcher } from './batcher.ts';
import type { Park } from './dead-letters.ts';
import type { Context } from './parts.ts';
import { admit } from './store/inbox.ts';
import { record } from './store/journal.ts';
import type { JournalEntry } from './store/journal.ts';

export interface ReportsOptions<Report> {
  readonly connection: NatsConnection;
  readonly park: Park;
  /** Reports in hand, and in one transaction, at once. */
  readonly batch: number;
  readonly consumer: ConsumerDefinition;
  /** Throws what is no report. */
  readonly decode: (text: string) => Report;
  readonly happeningOf: (report: Report) => Happening;
  readonly entryOf: (report: Report) => JournalEntry;
  /** Told of each new report, once it is taken in. */
  readonly onReport: (report: Report) => void;
}

/** How long the reports that a dead process had in hand wait for another. */
const ackWaitMs = 5_000;

/**
 * Takes in what somebody outside reports to the orders' processes. A message is entered in the
 * inbox in the transaction of its effect and acknowledged after the commit: it may come twice, and
 * counts once.
 */
export const consumeReports = <Report extends { readonly message_id: string }>(
  context: Context,
  options: ReportsOptions<Report>,
): DurableConsumer => {
  const { db, logger, now, onStep, onCommitted } = context;
  const { connection, park, batch, consumer, decode, happeningOf, entryOf, onReport } = options;

  const takeIn = async (reports: readonly Report[]): Promise<void> => {
    const { fresh, work } = await db.transaction().execute(async (trx) => {
      const ids = reports.map((report) => report.message_id);
      const admitted = new Set(await admit(trx, ids, now()));
      // Its repetition may be in the same batch.
      const fresh = reports.filter(({ message_id: id }) => admitted.delete(id));
      const happenings = fresh.map(happeningOf);
      const work = await advance(trx, context, happenings, { begin: false });
      await record(trx, fresh.map(entryOf), now());
      onStep('replies:written');
      return { fresh, work };
    });
    onStep('replies:committed');
    onCommitted(work);
    for (const report of fresh) onReport(report);
  };

  return consumeDurable({
    ...consumer,
    connection,
    logger,
    concurrency: batch,
    ackWaitMs,
    decode,
    handle: createBatcher(takeIn, { maxBatch: batch, gatherMsPerItem: 10 }),
    isTransient: isPostgresUnavailable,
    park,
  });
};
