import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { plainTable } from './table.ts';
import { formatNumber } from './text.ts';

/** The parts of a `.cpuprofile` that count here. */
interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
    };
  }[];
  readonly samples: readonly number[];
  /** Microseconds from the sample before. */
  readonly timeDeltas: readonly number[];
}

const shownFunctions = 15;

/** `decide (packages/domain/src/order/decide.ts:12)` */
const nameOf = ({ functionName, url, lineNumber }: CpuProfile['nodes'][number]['callFrame']) => {
  const file = url.replace(/^file:\/\//, '').replace(/^.*\/(node_modules|packages)\//, '$1/');
  const place = file === '' ? '' : ` (${file}:${lineNumber + 1})`;
  return `${functionName === '' ? '(anonymous)' : functionName}${place}`;
};

/** Milliseconds spent in each function itself, the longest first; idle time is left out. */
const selfTimes = ({ nodes, samples, timeDeltas }: CpuProfile): readonly [string, number][] => {
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0) / 1_000);
  }
  times.delete('(idle)');
  return [...times].toSorted(([, a], [, b]) => b - a);
};

const summaryOf = (name: string, profile: CpuProfile): string => {
  const times = selfTimes(profile);
  const total = times.reduce((sum, [, ms]) => sum + ms, 0);
  const rows = times
    .slice(0, shownFunctions)
    .map(([fn, ms]) => [fn, formatNumber(ms), `${((ms / total) * 100).toFixed(1)} %`]);
  return `\n${name}: ${formatNumber(total)} ms\n${plainTable([['function', 'self ms', ''], ...rows])}\n`;
};

/** Where the time went, for each profile of a folder. */
export const profileSummary = async (dir: string): Promise<string> => {
  const files = (await readdir(dir)).filter((file) => file.endsWith('.cpuprofile')).toSorted();
  const summaries = files.map(async (file) => {
    const profile = JSON.parse(await readFile(join(dir, file), 'utf8')) as CpuProfile;
    return summaryOf(basename(file, '.cpuprofile'), profile);
  });
  return (await Promise.all(summaries)).join('');
};
