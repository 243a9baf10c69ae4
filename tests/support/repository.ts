import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Folders that hold nothing of ours. */
const foreign = ['**/node_modules', '**/.git', '**/.turbo', '**/.order-ledger', '**/coverage'];

/** A text file of the repository; its path is relative to the root. */
export interface SourceFile {
  readonly path: string;
  readonly lines: readonly string[];
}

export const pathsOf = (...patterns: string[]): readonly string[] =>
  globSync(patterns, { cwd: root, exclude: foreign }).toSorted();

export const filesOf = (...patterns: string[]): readonly SourceFile[] =>
  pathsOf(...patterns).map((path) => ({
    path,
    lines: readFileSync(`${root}${path}`, 'utf8').trimEnd().split('\n'),
  }));

/** Every place where a line of these files matches, as `path:line: text`. */
export const placesOf = (files: readonly SourceFile[], pattern: RegExp): readonly string[] =>
  files.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) =>
      pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [],
    ),
  );
