import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { codecOf, codecs, isCategory } from '../../src/index.ts';

/*
 * What was recorded is never changed: `fixtures/v…` holds events as they were stored, `fixtures/schemas`
 * what their data looked like, and `SHA256SUMS` vouches for both. `npm run events:freeze` adds what is new.
 */

const root = new URL('../fixtures/', import.meta.url);
const sumsFile = new URL('SHA256SUMS', root);

export interface DescribedEvent {
  readonly type: string;
  readonly schemaVersion: number;
  readonly schema: unknown;
}

/** Every event type of the code as it is today. */
export const describedEvents = (): readonly DescribedEvent[] =>
  Object.keys(codecs)
    .filter(isCategory)
    .flatMap((category) => {
      const codec = codecOf(category);
      // The codec was asked for its own types.
      const describe = codec.describe as (type: string) => Omit<DescribedEvent, 'type'>;
      return codec.types.map((type) => ({ type, ...describe(type) }));
    });

const schemaPath = ({ type, schemaVersion }: DescribedEvent): string =>
  `schemas/v${schemaVersion}/${type}.json`;

/** `undefined` when it was never recorded. */
export const recordedSchema = (event: DescribedEvent): unknown => {
  const file = new URL(schemaPath(event), root);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
};

const paths = (): readonly string[] => globSync('**/*.json', { cwd: root }).toSorted();

const sumOf = (path: string): string =>
  createHash('sha256')
    .update(readFileSync(new URL(path, root)))
    .digest('hex');

/** In the format of `sha256sum`. */
const recordedSums = (): ReadonlyMap<string, string> =>
  new Map(
    readFileSync(sumsFile, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );

/** Recordings that are not what they were, are gone, or are not vouched for. */
export const brokenSeals = (): readonly string[] => {
  const sums = recordedSums();
  const there = paths();
  const changed = there.filter((path) => sums.has(path) && sums.get(path) !== sumOf(path));
  const added = there.filter((path) => !sums.has(path));
  const gone = [...sums.keys()].filter((path) => !there.includes(path));
  return [
    ...changed.map((path) => `${path} was changed: make a new version instead`),
    ...gone.map((path) => `${path} is gone`),
    ...added.map((path) => `${path} is not in SHA256SUMS: run npm run events:freeze`),
  ];
};

/** Records the schema of every version that has none yet, and vouches for what nobody vouches for. */
export const freeze = (): readonly string[] => {
  for (const event of describedEvents()) {
    if (recordedSchema(event) !== undefined) continue;
    const file = new URL(schemaPath(event), root);
    mkdirSync(new URL('./', file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(event.schema, null, 2)}\n`);
  }
  const sums = existsSync(sumsFile) ? recordedSums() : new Map<string, string>();
  const added = paths().filter((path) => !sums.has(path));
  const all = new Map([...sums, ...added.map((path) => [path, sumOf(path)] as const)]);
  const lines = [...all.keys()].toSorted().map((path) => `${all.get(path)}  ${path}\n`);
  writeFileSync(sumsFile, lines.join(''));
  return added;
};
