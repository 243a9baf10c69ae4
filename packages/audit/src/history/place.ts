import { instant } from '@order-ledger/contracts/http';
import { z } from 'zod';

/** Where in its stream a state is. */
export const placeShape = {
  /** Of the last event that is in it. */
  revision: z.string(),
  position: z.string(),
  /** When that event was stored. */
  recorded_at: instant,
};

export interface Place {
  readonly revision: bigint;
  readonly position: bigint;
  readonly recordedAt: Date;
}

/** A place as the wire has it. */
export const placeBody = ({ revision, position, recordedAt }: Place) => ({
  revision: `${revision}`,
  position: `${position}`,
  recorded_at: recordedAt.toISOString(),
});
