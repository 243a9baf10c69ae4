import type { ProjectionName } from '@order-ledger/read-model';

/**
 * Everything that an audit can find, with what it means. The codes are kept: reports and scripts
 * name them.
 */
export const findingCodes = {
  // The log.
  position_not_rising: 'an event does not stand behind the one before it in the store',
  revision_gap: 'events are missing from a stream',
  revision_repeated: 'a stream has two events of one revision',
  chain_broken: 'an event, or the one before it in its stream, is not what was written',
  event_id_mismatch: 'the id of an event is not that of its content',
  unreadable_event: 'an event cannot be decoded',
  event_in_wrong_stream: 'an event speaks of something else than its stream is about',
  // Stock.
  oversold: 'G1: more was promised than received',
  stock_negative: 'a number of pieces is negative, or more was shipped than sold',
  stock_not_conserved: 'the pieces that events move are not those that the reservations hold',
  reservation_ended_twice: 'G3: a reservation ended that had ended before',
  reservation_unknown: 'an event of a reservation that was never made',
  reservation_reused: 'a reservation was made under an id that is in use, or was lately',
  movement_repeated: 'a movement of stock was written twice under one id',
  // Orders and their money.
  order_illegal_event: 'an event that an order in this status cannot have',
  order_totals_wrong: 'lines, charges and total do not sum',
  order_pieces_wrong: 'pieces of a line that it does not have',
  payment_wrong: 'a payment that is not what was asked for, or counts twice',
  refund_wrong: 'a refund of no payment, or of more than was paid',
  money_not_kept: 'G8: what was paid and does not go back is not what is kept',
  // Orders against reservations.
  reserved_without_stock: 'G4: an order was reserved without a reservation for each item',
  confirmed_without_stock: 'G4: an order was confirmed without its reservations',
  reservation_left_open: 'G4: an order is over, or confirmed, and still reserves stock',
  sold_unlike_order: 'G4: the stock sold is not what the order keeps',
  shipped_unlike_order: 'G4: the stock shipped is not what has left for the order',
  hold_without_stock: 'a hold was opened without a reservation for each item',
  // Other streams.
  product_illegal_event: 'an event that a product in this status cannot have',
  order_numbers_overlap: 'a block of order numbers does not follow the one before',
  more_than_one_decision: 'a stream that decides once has two decisions',
  // Read models.
  row_differs: 'a column is not what the events say',
  row_missing: 'a row that the events lead to is not in the table',
  row_unexpected: 'a row that no event leads to',
  table_missing: 'a table of a projection does not exist',
  checkpoint_beyond_head: 'a projection has seen more than the ledger holds',
  checkpoint_of_another_store: 'a projection belongs to another event store',
  projection_of_another_version: 'rows of another version of the code: they were not compared',
  // Against a certificate.
  certified_store_differs: 'the certificate is of another event store',
  certified_ledger_cut: 'the ledger ends before what was certified',
  certified_stream_missing: 'a certified stream has no event',
  certified_stream_cut: 'a certified stream ends earlier than it did',
  certified_stream_changed: 'a certified stream holds other events than it did',
  certified_stream_unexpected: 'a stream holds events from before the certificate that it lacks',
  certified_root_differs:
    'what was certified has changed; the certificate does not say which stream',
} as const;

export type FindingCode = keyof typeof findingCodes;

/** Where an event stands. */
export interface EventPlace {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly type: string;
}

/** Which part of a read model. */
export interface RowPlace {
  readonly projection: ProjectionName;
  /** As queries name it: `read_model.order_listing`. */
  readonly table: string;
  /** The values of the row's key columns. */
  readonly key: readonly string[];
  readonly column: string | null;
}

/** One thing that is wrong. */
export interface Finding {
  readonly code: FindingCode;
  /** One sentence for people. */
  readonly message: string;
  readonly event: EventPlace | null;
  readonly stream: string | null;
  readonly row: RowPlace | null;
  /** What should be there, and what is: texts, numbers or JSON. */
  readonly expected: unknown;
  readonly found: unknown;
  /** Of a row: the first event after which it is not what the events say. */
  readonly explainedBy: EventPlace | null;
}

type Details = Partial<Omit<Finding, 'code'>>;

/** The place alone, of an event that says more. */
const onlyPlace = (event: EventPlace): EventPlace => {
  const { stream, revision, position, type } = event;
  return { stream, revision, position, type };
};

/** Keeps the first findings and counts them all. */
export class Findings {
  readonly listed: Finding[] = [];
  readonly counts = new Map<FindingCode, number>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  /** Whether more will be listed: what is only counted needs no explanation. */
  get listsMore(): boolean {
    return this.listed.length < this.#limit;
  }

  add(code: FindingCode, details: Details): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
    if (!this.listsMore) return;
    const { row = null, explainedBy = null, message = findingCodes[code] } = details;
    const event = details.event ? onlyPlace(details.event) : null;
    const { expected = null, found = null, stream = event?.stream ?? null } = details;
    this.listed.push({ code, message, event, stream, row, expected, found, explainedBy });
  }
}
