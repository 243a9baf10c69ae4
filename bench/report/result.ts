import type { Check } from '../lab/contender.ts';

/** What can be measured, with its unit, and which way is better. */
export const figures = {
  accepted: { label: 'accepted', unit: '/s', better: 'more' },
  answers: { label: 'answers', unit: '/s', better: 'more' },
  events: { label: 'events', unit: '/s', better: 'more' },
  p50: { label: 'p50', unit: 'ms', better: 'less' },
  p95: { label: 'p95', unit: 'ms', better: 'less' },
  p99: { label: 'p99', unit: 'ms', better: 'less' },
  lagP50: { label: 'readable after, p50', unit: 'ms', better: 'less' },
  lagP99: { label: 'readable after, p99', unit: 'ms', better: 'less' },
  reservedP99: { label: 'the reservation itself, p99', unit: 'ms', better: 'less' },
  firstOrder: { label: 'first order', unit: 'ms', better: 'less' },
  memory: { label: 'memory', unit: 'MiB', better: 'less' },
  cpu: { label: 'CPU each', unit: 'µs', better: 'less' },
  settled: { label: 'settled after', unit: 's', better: 'less' },
} as const satisfies Record<string, { label: string; unit: string; better: 'more' | 'less' }>;

export type Figure = keyof typeof figures;

/** One value per round. */
type Rounds = readonly number[];

export interface ContenderResult {
  readonly name: string;
  readonly figures: Readonly<Partial<Record<Figure, Rounds>>>;
  /** Microseconds of each process for each answer, or for each event where those are counted. */
  readonly cpu: Readonly<Record<string, Rounds>>;
}

export interface Goal {
  readonly text: string;
  readonly target: number;
  readonly value: number;
  readonly met: boolean;
}

export interface ScenarioResult {
  readonly name: string;
  readonly title: string;
  /** What the contenders are compared by. */
  readonly main: Figure;
  readonly contenders: readonly ContenderResult[];
  readonly goals: readonly Goal[];
  readonly checks: readonly Check[];
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
}

/** What a run of the bench writes, and `--compare` reads. */
export interface Report {
  readonly version: 1;
  readonly startedAt: string;
  readonly machine: Machine;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly scenarios: readonly ScenarioResult[];
}
