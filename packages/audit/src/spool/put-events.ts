import { isCategory, parseStreamName } from '@order-ledger/contracts';
import type { Category } from '@order-ledger/contracts';
import { parseHoldReservationId } from '@order-ledger/domain';
import type { RawEvent } from '@order-ledger/event-store';
import type { Findings } from '../findings.ts';
import { eventLine, recordOfEvent } from './records.ts';
import { type Spool, partitionOf } from './spool.ts';

/** What belongs to a reservation lies with the order, or the hold, that it was made for. */
export const keyOfReservation = (reservationId: string): string =>
  parseHoldReservationId(reservationId) ?? reservationId;

const reservationOf = (data: unknown): string | undefined =>
  typeof data === 'object' &&
  data !== null &&
  'reservationId' in data &&
  typeof data.reservationId === 'string'
    ? data.reservationId
    : undefined;

/** What was drained. */
export interface Drained {
  events: number;
  readonly byCategory: Map<Category, number>;
  /** Of the newest event of the ledger that was read. */
  lastPosition: bigint;
  lastAt: Date | null;
}

/** Puts down every event of the ledger; those of other streams are not its own. */
export const putEvents = async (
  events: AsyncIterable<RawEvent>,
  spool: Spool,
  findings: Findings,
  onEvent: (category: Category, event: RawEvent) => void,
): Promise<Drained> => {
  const drained: Drained = {
    events: 0,
    byCategory: new Map(),
    lastPosition: 0n,
    lastAt: null,
  };
  let before = -1n;
  for await (const event of events) {
    const { category = '', id = '' } = parseStreamName(event.stream) ?? {};
    if (!isCategory(category)) continue;
    if (event.position <= before) {
      findings.add('position_not_rising', {
        event,
        expected: `> ${before}`,
        found: event.position,
      });
    }
    before = event.position;
    const line = eventLine(event);
    spool.write(partitionOf(id), recordOfEvent('event', line));
    if (category === 'stockReservation') {
      const reservation = reservationOf(event.data);
      if (reservation !== undefined) {
        const partition = partitionOf(keyOfReservation(reservation));
        spool.write(partition, recordOfEvent('fact', line));
      }
    }
    drained.events += 1;
    drained.lastPosition = event.position;
    drained.lastAt = event.createdAt;
    drained.byCategory.set(category, (drained.byCategory.get(category) ?? 0) + 1);
    onEvent(category, event);
  }
  return drained;
};
