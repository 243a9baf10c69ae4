import { instant } from '@order-ledger/contracts/http';
import { z } from 'zod';
import { change } from './changes.ts';

/** Where in its stream a state is. */
const place = {
  /** Of the last event that is in it. */
  revision: z.string(),
  position: z.string(),
  /** When that event was stored. */
  recorded_at: instant,
};

/**
 * `opened`, or `sealed` for who may not see personal data: then texts have marks in their place,
 * the same mark for the same text.
 */
const personalData = { personal_data: z.enum(['opened', 'sealed']) };

export const stateSchemaOf = <State extends z.ZodType>(state: State) =>
  z.object({ ...place, ...personalData, state });

export const diffSchema = z.object({
  from: z.object(place),
  to: z.object(place),
  ...personalData,
  changes: z.array(change),
});

export interface Place {
  readonly revision: bigint;
  readonly position: bigint;
  readonly recordedAt: Date;
}

export const placeBody = ({ revision, position, recordedAt }: Place) => ({
  revision: `${revision}`,
  position: `${position}`,
  recorded_at: recordedAt.toISOString(),
});
