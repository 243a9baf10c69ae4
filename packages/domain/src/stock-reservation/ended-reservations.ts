import type { Instant, ReservationId } from '../shared/ids.ts';
import { emptyMap } from '../shared/persistent-map.ts';
import type { PersistentMap } from '../shared/persistent-map.ts';

export type ReservationEnd = 'confirmed' | 'released' | 'expired';

/**
 * Which reservations ended, and how, so that a repeated command is recognised.
 *
 * An entry is kept until its reservation would have expired, and an hour longer for clocks that
 * differ. A later repetition is refused for its past expiry, so forgetting is safe, and a stream
 * of a million reservations needs the memory of one window only. Grouped by hour of expiry.
 */
export type EndedReservations = readonly Generation[];

interface Generation {
  /** Hours since the Unix epoch. */
  readonly hour: number;
  readonly ends: PersistentMap<ReservationEnd>;
}

const marginHours = 1;

const hourOf = (instant: Instant): number => Math.floor(Date.parse(instant) / 3_600_000);

export const noEndedReservations: EndedReservations = [];

export const endOf = (ended: EndedReservations, id: ReservationId): ReservationEnd | undefined => {
  for (const generation of ended) {
    const end = generation.ends.get(id);
    if (end !== undefined) return end;
  }
  return undefined;
};

/** Adds one end at the instant `at` and forgets what is safe to forget by then. */
export const addEnd = (
  ended: EndedReservations,
  id: ReservationId,
  end: ReservationEnd,
  expiresAt: Instant,
  at: Instant,
): EndedReservations => {
  const oldest = hourOf(at) - marginHours;
  const hour = Math.max(hourOf(expiresAt), oldest);
  const kept = ended.filter((generation) => generation.hour >= oldest);
  const index = kept.findIndex((generation) => generation.hour === hour);
  const ends = kept[index]?.ends ?? emptyMap<ReservationEnd>();
  const generation: Generation = { hour, ends: ends.set(id, end) };
  return index === -1 ? [...kept, generation] : kept.with(index, generation);
};
