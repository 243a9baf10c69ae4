/** How many there were, in all and since somebody asked last. */
export interface Rate {
  readonly total: number;
  readonly sinceLast: number;
  readonly perSecond: number;
}

/** Counts what passes. */
export class Meter {
  #total = 0;
  #totalAtLast = 0;
  #lastAtMs: number;

  constructor(nowMs: number) {
    this.#lastAtMs = nowMs;
  }

  count(): void {
    this.#total += 1;
  }

  /** Begins a new measurement. */
  measure(nowMs: number): Rate {
    const sinceLast = this.#total - this.#totalAtLast;
    const elapsedMs = nowMs - this.#lastAtMs;
    this.#totalAtLast = this.#total;
    this.#lastAtMs = nowMs;
    const perSecond = elapsedMs > 0 ? Math.floor((sinceLast * 1000) / elapsedMs) : 0;
    return { total: this.#total, sinceLast, perSecond };
  }
}

const MAX_SAMPLES = 1_000;

/** How long answers took lately. */
export class Latencies {
  readonly #samplesMs: number[] = [];
  #next = 0;

  add(ms: number): void {
    this.#samplesMs[this.#next] = ms;
    this.#next = (this.#next + 1) % MAX_SAMPLES;
  }

  /** By the names that clients look for, in whole ms, at least 1; nothing before the first answer. */
  measurements(): readonly (readonly [name: string, ms: number])[] {
    const sorted = this.#samplesMs.toSorted((a, b) => a - b);
    if (sorted.length === 0) return [];
    const at = (share: number): number =>
      sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    const sum = sorted.reduce((a, b) => a + b, 0);
    const all: [name: string, ms: number][] = [
      ['Mean', sum / sorted.length],
      ['Median', at(0.5)],
      ['Fastest', at(0)],
      ...[0, 1, 2, 3, 4].map((n): [string, number] => [`Quintile ${n + 1}`, at(n / 5)]),
      ['90%', at(0.9)],
      ['95%', at(0.95)],
      ['99%', at(0.99)],
      ['99.5%', at(0.995)],
      ['99.9%', at(0.999)],
      ['Highest', at(1)],
    ];
    return all.map(([name, ms]) => [name, Math.max(1, Math.round(ms))] as const);
  }
}
