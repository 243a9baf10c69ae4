import type { Lab } from '../lab/lab.ts';
import type { ScenarioResult } from '../report/result.ts';

export interface Settings {
  readonly rounds: number;
  /** Of each measurement. */
  readonly seconds: number;
  /** In flight, in a closed loop. */
  readonly connections: number;
  /** Orders per second, in an open loop. */
  readonly rate: number;
  /** Orders in the store for `growth`, events in the stream for `cold-load`, in all for `replay`. */
  readonly size: number;
  /** Small sizes, to see that everything works. The figures mean nothing then. */
  readonly quick: boolean;
  /** Where CPU profiles are written. */
  readonly cpuProfDir?: string | undefined;
}

/** Says what begins now. */
export type Step = (what: string) => void;

export interface Scenario {
  readonly name: string;
  readonly title: string;
  /** How often it will call `step`. */
  steps(settings: Settings): number;
  run(lab: Lab, settings: Settings, step: Step): Promise<ScenarioResult>;
}
