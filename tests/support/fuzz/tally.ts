import type { Operation } from './openapi.ts';
import { curlOf } from './request.ts';
import type { FuzzRequest } from './request.ts';
import type { Answer } from './sender.ts';

/** What came of the requests. */
export interface Tally {
  readonly count: (request: FuzzRequest, answer: Answer) => void;
  readonly fail: (request: FuzzRequest, answer: Answer | undefined, fault: string) => void;
  /** Answers of an operation that said yes. */
  readonly successes: (operation: Operation) => number;
  /** One line for each kind of failure, with the command that shows it. */
  readonly failures: () => readonly string[];
  /** Rate, statuses, and each operation's answers, over many lines. */
  readonly report: (elapsedMs: number) => string;
}

const maxShown = 30;
const maxText = 400;

const add = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1);
};

const listed = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([left], [right]) => left.localeCompare(right))
    .map(([key, count]) => `${key}: ${count}`)
    .join(', ');

const shown = (request: FuzzRequest, answer: Answer | undefined, fault: string): string => {
  const got = answer === undefined ? '' : ` (${answer.status} ${answer.text.slice(0, maxText)})`;
  return `${request.operation.name}: ${fault}${got}\n    ${curlOf(request).slice(0, 4_000)}`;
};

export const createTally = (operations: readonly Operation[]): Tally => {
  const statuses = new Map<string, number>();
  const byOperation = new Map(operations.map(({ name }) => [name, new Map<string, number>()]));
  const failures = new Map<string, { readonly line: string; times: number }>();
  const elapsed: number[] = [];
  let slowest = '';

  return {
    count: (request, answer) => {
      const { status, elapsedMs } = answer;
      add(statuses, String(status));
      const own = byOperation.get(request.operation.name);
      if (own !== undefined) add(own, String(status));
      if (elapsed.every((other) => other < elapsedMs)) slowest = curlOf(request);
      elapsed.push(elapsedMs);
    },
    fail: (request, answer, fault) => {
      const kind = `${request.operation.name} ${answer?.status} ${fault}`;
      const known = failures.get(kind);
      if (known !== undefined) known.times += 1;
      else failures.set(kind, { line: shown(request, answer, fault), times: 1 });
    },
    successes: ({ name }) => {
      const own = [...(byOperation.get(name) ?? [])];
      return own.reduce((sum, [status, count]) => sum + (status.startsWith('2') ? count : 0), 0);
    },
    failures: () =>
      [...failures.values()].slice(0, maxShown).map(({ line, times }) => `${times} times ${line}`),
    report: (elapsedMs) => {
      const sorted = elapsed.toSorted((left, right) => left - right);
      const at = (part: number) =>
        `${Math.round(sorted[Math.floor(sorted.length * part)] ?? 0)} ms`;
      const rate = Math.round((elapsed.length * 1_000) / elapsedMs);
      return [
        `${elapsed.length} requests, ${rate}/s: ${listed(statuses)}`,
        `answered within: half ${at(0.5)}, 99 % ${at(0.99)}, all ${at(0.999_999)}: ${slowest.slice(0, 300)}`,
        ...[...byOperation].map(([name, counts]) => `  ${name}: ${listed(counts)}`),
        '',
      ].join('\n');
    },
  };
};
