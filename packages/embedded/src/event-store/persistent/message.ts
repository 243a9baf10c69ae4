import type { StoredEvent } from '../model.ts';
import type { Place } from './settings.ts';

/** How far a group has come: the place, and how many events that was since it was started. */
export interface Mark {
  readonly place: Place;
  readonly sequence: number;
}

/** An event for a group, as a consumer gets it: with the link that led to it, if one did. */
export interface Delivery {
  readonly event: StoredEvent | undefined;
  readonly link: StoredEvent | undefined;
}

/** Where a message comes from: the log, in its order, or the stream of parked messages. */
export type Origin =
  | { readonly kind: 'log'; readonly sequence: number; readonly before: Mark }
  | { readonly kind: 'parked'; readonly revision: number };

/** A delivery with its fate: it is buffered, in flight, being parked, or settled and forgotten. */
export interface Message extends Delivery {
  /** What consumers answer by: the id of the link, where there is one. */
  readonly id: string;
  readonly origin: Origin;
  /** How often it has been given back. */
  retryCount: number;
}

export const newMessage = ({ event, link }: Delivery, origin: Origin): Message => {
  const id = (link ?? event)?.eventId ?? '';
  return { id, event, link, origin, retryCount: 0 };
};

/** The log's order; what had been parked comes after it. */
export const compareOrigins = (a: Origin, b: Origin): number => {
  if (a.kind === 'log') return b.kind === 'log' ? a.sequence - b.sequence : -1;
  return b.kind === 'log' ? 1 : a.revision - b.revision;
};
