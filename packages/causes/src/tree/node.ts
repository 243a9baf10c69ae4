import type { JournalTable } from '@order-ledger/read-model';
import type { AskedKind } from '../find/asked.ts';
import type { CauseRow } from '../find/rows.ts';

/*
 * The tree as data, as programs get it from the command line and over REST: snake_case, positions
 * and revisions as text.
 */

/** Of a node that is an event. */
interface EventFacts {
  readonly type: string;
  readonly stream: string;
  readonly revision: string;
  readonly position: string;
  readonly rows: CauseRow[];
}

/** Of a node that is a message on NATS. */
type MessageFacts = Pick<
  JournalTable,
  'direction' | 'subject' | 'kind' | 'order_id' | 'attempt' | 'outcome' | 'code'
>;

/**
 * - `request`: everything that one call, or one message of another service, has led to.
 * - `command`: what somebody wanted; its children are the events that it became.
 * - `event`: its children are what it led to: commands and messages.
 * - `message`: sent or received; the children of a request are its answers.
 * - `unknown`: a cause that is neither in the ledger nor in the journal, such as a command that
 *   became no event.
 */
export interface CauseNode {
  readonly kind: 'request' | 'command' | 'event' | 'message' | 'unknown';
  readonly id: string;
  /** When it was stored, sent or received; of what is none of these, its first consequence. */
  readonly at: string | null;
  /** It is what was asked for. */
  readonly asked: boolean;
  /** Who acted. Of a command. */
  readonly actor?: string | null;
  readonly event?: EventFacts;
  readonly message?: MessageFacts;
  /** What it led to, in the order of time. */
  readonly children: CauseNode[];
}

export interface CauseTree {
  readonly id: string;
  /** What the id is the id of. */
  readonly kind: AskedKind;
  /** The ledger up to here was looked through. */
  readonly position: string;
  /** There is more: what is shown begins with what is first. */
  readonly truncated: boolean;
  /** One for each request, in the order of time. */
  readonly requests: CauseNode[];
}
