import type { Instant, ReservationId } from '../shared/ids.ts';
import { emptyMap } from '../shared/persistent-map.ts';
import type { PersistentMap } from '../shared/persistent-map.ts';

export type ReservationEnd = 'confirmed' | 'released' | 'expired';

/**
 * Which reservations ended, and how, so that a repeated command is recognised.
 *
 * An end is kept until its reservation would have expired or did end, whichever is later, and two
 * hours longer: two clocks may each be an hour wrong. So a stream of a million reservations needs
 * the memory of one window only.
 *
 * Forgetting is safe whatever the clocks say: `forgottenExpiry` remembers up to which expiry ends
 * were forgotten, and no reservation is accepted that expires by then.
 */
export interface EndedReservations {
  /** Newest hour of expiry of all that was forgotten. */
  readonly forgottenExpiry: number;
  readonly generations: readonly Generation[];
}

/** Ends that are forgotten together. Hours count from the Unix epoch. */
interface Generation {
  readonly hour: number;
  /** Newest hour in which one of them would have expired. */
  readonly expiry: number;
  readonly ends: PersistentMap<ReservationEnd>;
}

const marginHours = 2;

const hourOf = (instant: Instant): number => Math.floor(Date.parse(instant) / 3_600_000);

export const noEndedReservations: EndedReservations = { forgottenExpiry: 0, generations: [] };

export const endOf = (
  { generations }: EndedReservations,
  id: ReservationId,
): ReservationEnd | undefined => {
  for (const { ends } of generations) {
    const end = ends.get(id);
    if (end !== undefined) return end;
  }
  return undefined;
};

/** Whether a reservation of this expiry could be one that ended and was forgotten. */
export const mayBeForgotten = (ended: EndedReservations, expiresAt: Instant): boolean =>
  hourOf(expiresAt) <= ended.forgottenExpiry;

/** Adds one end at the instant `at` and forgets what is old by then. */
export const addEnd = (
  ended: EndedReservations,
  id: ReservationId,
  end: ReservationEnd,
  expiresAt: Instant,
  at: Instant,
): EndedReservations => {
  const oldest = hourOf(at) - marginHours;
  const hour = Math.max(hourOf(expiresAt), hourOf(at));
  const before = ended.generations.find((generation) => generation.hour === hour);
  const generation: Generation = {
    hour,
    expiry: Math.max(before?.expiry ?? 0, hourOf(expiresAt)),
    ends: (before?.ends ?? emptyMap<ReservationEnd>()).set(id, end),
  };
  const others = ended.generations.filter((other) => other.hour !== hour);
  const forgotten = others.filter((other) => other.hour < oldest).map((other) => other.expiry);
  return {
    forgottenExpiry: Math.max(ended.forgottenExpiry, ...forgotten),
    generations: [...others.filter((other) => other.hour >= oldest), generation],
  };
};
