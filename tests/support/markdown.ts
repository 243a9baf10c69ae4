import { posix } from 'node:path';
import type { SourceFile } from './repository.ts';

/** A link as it stands in a file, with the line that it stands in. */
interface Link {
  readonly line: number;
  readonly target: string;
}

const linksOf = (lines: readonly string[]): readonly Link[] => {
  let inCode = false;
  return lines.flatMap((text, index) => {
    if (text.trimStart().startsWith('```')) inCode = !inCode;
    if (inCode) return [];
    const prose = text.replaceAll(/`[^`]*`/g, '');
    return [...prose.matchAll(/\]\(<?([^)\s>]+)/g), ...prose.matchAll(/^\[[^\]]+\]: (\S+)/g)].map(
      (match) => ({ line: index + 1, target: match[1] ?? '' }),
    );
  });
};

/** The anchors that GitHub gives to the headings of a file. */
const anchorsOf = (lines: readonly string[]): ReadonlySet<string> =>
  new Set(
    lines
      .filter((line) => /^#{1,6} /.test(line))
      .map((line) =>
        line
          .replace(/^#+ /, '')
          .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
          .toLowerCase()
          .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
          .replaceAll(' ', '-'),
      ),
  );

/**
 * The links inside the repository that lead nowhere: to no path, or to no heading of a file.
 * `exists` answers for a path relative to the root, without a slash at its end.
 */
export const brokenLinks = (
  files: readonly SourceFile[],
  exists: (path: string) => boolean,
): readonly string[] => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return files.flatMap(({ path, lines }) =>
    linksOf(lines).flatMap(({ line, target }) => {
      if (/^[a-z]+:/.test(target)) return [];
      const [file = '', anchor] = decodeURIComponent(target).split('#');
      const resolved = posix.join(posix.dirname(path), file || posix.basename(path));
      const found = byPath.get(resolved);
      const whole = exists(resolved.replace(/\/$/, ''));
      const there = anchor === undefined || (found && anchorsOf(found.lines).has(anchor));
      return whole && there ? [] : [`${path}:${line}: ${target}`];
    }),
  );
};
