import { isDeepStrictEqual } from 'node:util';
import { type MadeOfEvent, type Outcome, hasFailed, schemaReader } from './replay.ts';

/** What a reader makes of an event and did not before, or no longer. */
interface Deviation {
  /** As `nameOf` names it. */
  readonly event: string;
  /** Such as `RefundRequested v2`. */
  readonly type: string;
  readonly reader: string;
  readonly lines: readonly string[];
}

type Changes = MadeOfEvent[string];

const shown = (changes: Changes, path: string): string => {
  const value = changes[path];
  return value === undefined ? 'nothing' : JSON.stringify(value);
};

const linesOf = (was: Changes, is: Changes): readonly string[] =>
  Object.keys({ ...was, ...is }).flatMap((path) =>
    isDeepStrictEqual(was[path], is[path])
      ? []
      : [`${path}: ${shown(was, path)} before, ${shown(is, path)} now`],
  );

/** The readers that read the whole life both times; of the others, up to where they failed. */
const compared = (
  expected: Outcome,
  actual: Outcome,
): readonly (readonly [event: string, reader: string, was: Changes, is: Changes])[] => {
  const failed = new Set<string>();
  return Object.entries({ ...expected, ...actual }).flatMap(([event]) => {
    const [was, is] = [expected[event] ?? {}, actual[event] ?? {}];
    const readers = Object.keys({ ...was, ...is }).filter(
      (reader) => !failed.has(reader) && !failed.has(schemaReader),
    );
    const unreadable = schemaReader in is || schemaReader in was;
    for (const reader of readers) {
      if (hasFailed(is[reader] ?? {}) || hasFailed(was[reader] ?? {})) failed.add(reader);
    }
    return readers
      .filter((reader) => !unreadable || reader === schemaReader)
      .map((reader) => [event, reader, was[reader] ?? {}, is[reader] ?? {}] as const);
  });
};

export const deviations = (expected: Outcome, actual: Outcome): readonly Deviation[] =>
  compared(expected, actual).flatMap(([event, reader, was, is]) => {
    const lines = linesOf(was, is);
    if (lines.length === 0) return [];
    const type = event.slice(event.indexOf(' ') + 1);
    const without = Object.keys(expected[event] ?? {}).filter((other) => other !== schemaReader);
    const breaking = reader === schemaReader ? [`who needs it: ${without.join(', ')}`] : [];
    return [{ event, type, reader, lines: [...lines, ...breaking] }];
  });

const shownLines = 8;

/** Which type, version and reader it is about, and of the first such event, what is different. */
export const report = (found: readonly Deviation[]): string => {
  const groups = new Map<string, Deviation[]>();
  for (const deviation of found) {
    const name = `${deviation.type}, ${deviation.reader}`;
    groups.set(name, [...(groups.get(name) ?? []), deviation]);
  }
  return [...groups]
    .map(([name, [first, ...others]]) => {
      const lines = first?.lines ?? [];
      const left = lines.length - shownLines;
      return [
        `${name} (${others.length + 1} events, the first is ${first?.event.split(' ')[0]})`,
        ...lines.slice(0, shownLines).map((line) => `  ${line}`),
        ...(left > 0 ? [`  and ${left} more`] : []),
      ].join('\n');
    })
    .join('\n');
};
