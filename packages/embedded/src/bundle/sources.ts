import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Everything that decides what a bundle holds: the code of the packages, and all libraries. */
const patterns = ['package-lock.json', 'packages/*/package.json', 'packages/*/src/**/*.ts'];

/** SHA-256, in hex, of the sources below `root` and the mains by their names. */
export async function hashOfSources(
  root: string,
  mains: Readonly<Record<string, string>>,
): Promise<string> {
  const sources = globSync(patterns, { cwd: root });
  const named = sources.toSorted().map((name) => [name, join(root, name)] as const);
  const files = [...named, ...Object.entries(mains)];
  const contents = await Promise.all(files.map(async ([, path]) => await readFile(path)));
  const hash = createHash('sha256');
  for (const [index, [name]] of files.entries()) {
    const content = contents[index] ?? '';
    hash.update(`${name} ${content.length}\n`).update(content);
  }
  return hash.digest('hex');
}
