import type { EventStore } from '@order-ledger/event-store';
import type { CausesDb } from './database.ts';
import { readIndexCheckpoint } from './events/store-index.ts';
import { findAsked } from './find/asked.ts';
import { findFacts } from './find/facts.ts';
import { findRows } from './find/rows.ts';
import { buildTrees } from './tree/build.ts';
import type { CauseTree } from './tree/node.ts';

export interface TellCausesOptions {
  readonly db: CausesDb;
  readonly eventStore: EventStore;
  /** At most so many events, and as many messages. Default 500. */
  readonly limit?: number | undefined;
}

const defaultLimit = 500;

/**
 * Why something is as it is: the tree of causes of an order, a hold, an event, a command, a message
 * or a request, as far as the index of events has been caught up. `undefined` for an id that nothing
 * has.
 */
export async function tellCauses(
  { db, eventStore, limit = defaultLimit }: TellCausesOptions,
  id: string,
): Promise<CauseTree | undefined> {
  // Before the events: what is told is never less than that.
  const checkpoint = await readIndexCheckpoint(db);
  const asked = await findAsked(db, id);
  if (asked === undefined) return undefined;
  const facts = await findFacts(db, asked, limit);
  const rows = await findRows(db, eventStore, facts.events);
  return {
    id: asked.id,
    kind: asked.kind,
    position: `${checkpoint?.position ?? 0n}`,
    truncated: facts.truncated,
    requests: buildTrees(asked, facts, rows),
  };
}
