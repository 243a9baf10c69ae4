import { codecs } from '@order-ledger/contracts';
import { readRawAll } from '@order-ledger/event-store';
import type { EventStore, RawEvent } from '@order-ledger/event-store';
import type { ReadModelDatabase } from '@order-ledger/read-model';
import type { Kysely } from 'kysely';
import { audit } from './audit.ts';
import type { AuditSettings } from './audit.ts';
import { readExport } from './export-file.ts';
import type { AuditReport } from './report.ts';

export interface AuditOptions extends AuditSettings {
  readonly eventStore: EventStore;
  /** Without it no read model is compared. */
  readonly db?: Kysely<ReadModelDatabase>;
}

const prefixes = Object.keys(codecs).map((category) => `${category}-`);

/**
 * Replays the whole ledger up to its present head and holds it against its invariants, its hash
 * chain, every row of every read model and, if there is one, a certificate. Everything may go on
 * meanwhile. Needs memory for one part in 256 of the ledger, and disk for all of it, in the
 * folder for temporary files.
 *
 * Throws `EventStoreUnavailableError`, whatever `pg` throws, and the signal's reason.
 */
export const runAudit = async ({
  eventStore,
  db,
  ...settings
}: AuditOptions): Promise<AuditReport> =>
  await audit({
    ...settings,
    db,
    storeId: await eventStore.storeIdentity(),
    pin: async () => await eventStore.head(),
    events: (upTo) => readRawAll(eventStore, { prefixes, upTo }),
  });

export interface ExportAuditOptions extends AuditSettings {
  /** Events behind this position are left out. */
  readonly upTo?: bigint;
}

async function* eventsUpTo(path: string, upTo: bigint): AsyncGenerator<RawEvent, void, undefined> {
  for await (const event of readExport(path)) if (event.position <= upTo) yield event;
}

/**
 * The same for an export: its events alone, without any server. It is read twice. Throws
 * `ExportLineError` for a file that is none.
 */
export const auditExport = async (
  path: string,
  { upTo, ...settings }: ExportAuditOptions,
): Promise<AuditReport> => {
  let last = 0n;
  for await (const { position } of readExport(path)) last = position > last ? position : last;
  const position = upTo !== undefined && upTo < last ? upTo : last;
  return await audit({
    ...settings,
    db: undefined,
    storeId: '',
    pin: async () => await Promise.resolve(position),
    events: () => eventsUpTo(path, position),
  });
};
