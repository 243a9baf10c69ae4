/**
 * A stored event that this version of the code cannot read. Reading on without it would decide on
 * a wrong state, so whoever meets one halts and says where.
 */
export class PoisonEventError extends Error {
  override readonly name = 'PoisonEventError';
  readonly code = 'poison_event';

  /** The event's type as stored. */
  readonly eventType: string;

  constructor(eventType: string, reason: string, options?: ErrorOptions) {
    super(`cannot read event ${eventType}: ${reason}`, options);
    this.eventType = eventType;
  }
}
