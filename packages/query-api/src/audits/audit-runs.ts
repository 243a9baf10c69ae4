import { randomUUID } from 'node:crypto';
import type { AuditProgress, AuditReport } from '@order-ledger/audit';
import { commonProblem } from '@order-ledger/service-kit';
import type { Logger } from '@order-ledger/service-kit';

export interface AuditRunnerOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: AuditProgress) => void;
}

export type AuditRunner = (options: AuditRunnerOptions) => Promise<AuditReport>;

/** One audit that somebody has asked for, as it is now. */
export interface AuditRun {
  readonly id: string;
  readonly status: 'running' | 'completed' | 'failed';
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** Raised with each change: what a reader of its progress has seen. */
  readonly step: number;
  readonly progress: AuditProgress | null;
  readonly report: AuditReport | null;
}

/** The audits of this instance: one at a time, and the results of the last few. */
export interface AuditRuns {
  /** Begins one, or answers the one that is under way. */
  start(startedBy: string): AuditRun;
  find(id: string): AuditRun | undefined;
  /** Calls at each change until it is called off. */
  watch(id: string, onChange: () => void): () => void;
  /** Breaks off what is under way. */
  close(): Promise<void>;
}

interface AuditRunsOptions {
  readonly run: AuditRunner;
  readonly now: () => Date;
  readonly logger: Logger;
}

const keptRuns = 20;

export const createAuditRuns = ({ run, now, logger }: AuditRunsOptions): AuditRuns => {
  const runs = new Map<string, AuditRun>();
  const watchers = new Map<string, Set<() => void>>();
  const closing = new AbortController();
  let underWay: { readonly id: string; readonly end: Promise<void> } | undefined;

  const change = (id: string, what: Partial<AuditRun>): void => {
    const before = runs.get(id);
    if (before === undefined) return;
    runs.set(id, { ...before, ...what, step: before.step + 1 });
    for (const onChange of watchers.get(id) ?? []) onChange();
  };

  const execute = async (id: string): Promise<void> => {
    const onProgress = (progress: AuditProgress): void => change(id, { progress });
    try {
      const report = await run({ signal: closing.signal, onProgress });
      change(id, { status: 'completed', report, endedAt: now() });
    } catch (err) {
      logger.error({ err, audit_id: id }, 'audit broke off');
      change(id, { status: 'failed', endedAt: now() });
    } finally {
      underWay = undefined;
    }
  };

  return {
    start: (startedBy) => {
      if (closing.signal.aborted) throw commonProblem('shutting_down');
      const running = underWay && runs.get(underWay.id);
      if (running !== undefined) return running;
      const id = randomUUID();
      const none = { endedAt: null, step: 0, progress: null, report: null };
      const begun: AuditRun = { id, status: 'running', startedBy, startedAt: now(), ...none };
      runs.set(id, begun);
      const [oldest] = runs.keys();
      if (runs.size > keptRuns && oldest !== undefined) runs.delete(oldest);
      underWay = { id, end: execute(id) };
      return begun;
    },
    find: (id) => runs.get(id),
    watch: (id, onChange) => {
      const ofRun = watchers.get(id) ?? new Set();
      watchers.set(id, ofRun.add(onChange));
      return () => {
        ofRun.delete(onChange);
        if (ofRun.size === 0) watchers.delete(id);
      };
    },
    close: async () => {
      closing.abort(new Error('the service stops'));
      await underWay?.end;
    },
  };
};
