import type { KeyedRequest } from '../http/idempotency.ts';
import { commandProblem } from '../rejections.ts';

/**
 * Requests of one idempotency key that are under way in this process share one outcome. A key is
 * its caller's own, so the caller belongs to it.
 */
export const createInFlight = <Outcome>() => {
  const underWay = new Map<string, { fingerprint: string; outcome: Promise<Outcome> }>();

  return async (
    { key: text, fingerprint }: KeyedRequest,
    caller: string,
    run: () => Promise<Outcome>,
  ): Promise<Outcome> => {
    const key = JSON.stringify([caller, text]);
    const other = underWay.get(key);
    if (other === undefined) {
      const outcome = run().finally(() => underWay.delete(key));
      underWay.set(key, { fingerprint, outcome });
      return await outcome;
    }
    if (other.fingerprint !== fingerprint) throw commandProblem('idempotency_key_reused');
    return await other.outcome;
  };
};
