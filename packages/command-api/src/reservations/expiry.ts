import { addMs, dayMs, maxDeadlineDays } from '@order-ledger/domain';
import { commandProblem } from '../rejections.ts';

/** Until when something is held. Throws `deadline_out_of_range` for the past and for too long. */
export const expiryAt = (requested: Date, at: string): string => {
  const expiresAt = requested.toISOString();
  const latest = addMs(at, maxDeadlineDays * dayMs);
  if (expiresAt <= at || expiresAt > latest) {
    const detail = `it must be in the future, and not later than ${latest}`;
    throw commandProblem('deadline_out_of_range', { detail, extra: { latest } });
  }
  return expiresAt;
};
