import { z } from 'zod';
import { instant } from './fields.ts';

/** Personal data is gone: texts that were sealed before do not open any more, for anybody. */
export const erasureSchema = z.object({
  /** Since when; the same again for a repetition. */
  erased_at: instant,
});
