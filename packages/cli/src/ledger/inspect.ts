import { codecs, isCategory, parseStreamName } from '@order-ledger/contracts';
import { hashOfEvent, readRawAll } from '@order-ledger/event-store';
import type { EventStore, RawEvent } from '@order-ledger/event-store';
import { findAllDrift } from '@order-ledger/projector';
import type { Drift } from '@order-ledger/projector';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import type { Kysely } from 'kysely';
import { createSummary } from './summary.ts';
import type { LedgerSummary, SummaryBuilder } from './summary.ts';

/** What is found when the whole ledger is read and compared with the read models. */
export interface Inspection {
  readonly summary: LedgerSummary;
  /** Events that do not carry the hash of their predecessor, as `stream@revision`. */
  readonly brokenLinks: readonly string[];
  readonly drift: readonly Drift[];
}

const categories = Object.keys(codecs);

const claimedHash = ({ metadata }: RawEvent): unknown =>
  typeof metadata === 'object' && metadata !== null && 'prevHash' in metadata
    ? metadata.prevHash
    : undefined;

const add = (summary: SummaryBuilder, raw: RawEvent): void => {
  const { category = '', id = '' } = parseStreamName(raw.stream) ?? {};
  if (!isCategory(category)) throw new Error(`no codec for the stream ${raw.stream}`);
  switch (category) {
    case 'order':
      summary.order(id, codecs.order.decode(raw).event);
      return;
    case 'stockReservation':
      summary.stock(id, codecs.stockReservation.decode(raw).event);
      return;
    case 'hold':
    case 'product':
    case 'orderNumbers':
    case 'idempotencyKey':
      codecs[category].decode(raw);
      summary.other();
  }
};

/** Reads the ledger once from its first event; throws at an event that cannot be read. */
export const inspectStreams = async (
  eventStore: EventStore,
): Promise<Omit<Inspection, 'drift'>> => {
  const summary = createSummary();
  const hashes = new Map<string, string>();
  const brokenLinks: string[] = [];
  const prefixes = categories.map((category) => `${category}-`);
  for await (const raw of readRawAll(eventStore, { prefixes })) {
    if (claimedHash(raw) !== (hashes.get(raw.stream) ?? null)) {
      brokenLinks.push(`${raw.stream}@${raw.revision}`);
    }
    hashes.set(raw.stream, hashOfEvent(raw));
    add(summary, raw);
  }
  return { summary: summary.result(), brokenLinks };
};

/** Holds one hash per stream and one row per read model row in memory. */
export const inspectLedger = async (
  eventStore: EventStore,
  db: Kysely<ReadModelDatabase>,
): Promise<Inspection> => ({
  ...(await inspectStreams(eventStore)),
  drift: await findAllDrift(db, eventStore),
});
