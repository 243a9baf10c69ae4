import type { AsOf, ProjectionName } from '@order-ledger/read-model';
import { queryProblem } from '../http/problems.ts';
import type { AwaitedPositions } from './awaited-positions.ts';

export interface Reader {
  /**
   * Runs a query until its rows hold everything up to a position, of every projection named: at once, and if need be once
   * more when the projection has come so far. Throws the problem `read_model_behind` at the
   * deadline (`performance.now()`).
   */
  read<Answer extends AsOf<unknown>>(
    projections: ProjectionName | readonly ProjectionName[],
    position: bigint,
    deadlineMs: number,
    query: () => Promise<Answer>,
  ): Promise<Answer>;
  /** When a request that begins now stops waiting. */
  deadlineMs(): number;
}

const behind = (projection: ProjectionName, position: bigint) =>
  queryProblem('read_model_behind', `${projection} has not reached position ${position}`);

/** `waitMs`: how long a request may wait for a projection. */
export const createReader = (positions: AwaitedPositions, waitMs: number): Reader => ({
  deadlineMs: () => performance.now() + waitMs,
  read: async (projections, position, deadlineMs, query) => {
    const first = await query();
    if (first.position >= position) return first;
    const waits = [projections].flat().map(async (projection) => {
      const reached = await positions.reached(projection, position, deadlineMs);
      if (!reached) throw behind(projection, position);
    });
    await Promise.all(waits);
    const again = await query();
    return { ...again, position: again.position > position ? again.position : position };
  },
});
