import { changeSchema, placeShape } from '@order-ledger/audit/history';
import { z } from 'zod';

/**
 * `opened`, or `sealed` for who may not see personal data: then texts have marks in their place,
 * the same mark for the same text.
 */
const personalData = { personal_data: z.enum(['opened', 'sealed']) };

export const stateSchemaOf = <State extends z.ZodType>(state: State) =>
  z.object({ ...placeShape, ...personalData, state });

export const diffSchema = z.object({
  from: z.object(placeShape),
  to: z.object(placeShape),
  ...personalData,
  changes: z.array(changeSchema),
});
