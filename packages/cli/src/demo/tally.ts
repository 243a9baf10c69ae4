import type { Answer } from './shop.ts';

/** Counts answers by status and code, and keeps how long each took. */
export interface Tally {
  add(answer: Answer, elapsedMs: number): void;
  readonly counts: ReadonlyMap<string, number>;
  /** Milliseconds; `quantile` from 0 to 1. */
  elapsed(quantile: number): number;
}

const labelOf = ({ status, body }: Answer): string => {
  const code = typeof body === 'object' && body !== null && 'code' in body ? body.code : undefined;
  return typeof code === 'string' ? `${status} ${code}` : String(status);
};

export const createTally = (): Tally => {
  const counts = new Map<string, number>();
  const times: number[] = [];
  return {
    counts,
    add: (answer, elapsedMs) => {
      const label = labelOf(answer);
      counts.set(label, (counts.get(label) ?? 0) + 1);
      times.push(elapsedMs);
    },
    elapsed: (quantile) => {
      const sorted = times.toSorted((a, b) => a - b);
      return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0;
    },
  };
};

/** `201: 500, 409 insufficient_stock: 1900` */
export const formatCounts = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([label, count]) => `${label}: ${count}`)
    .join(', ');
