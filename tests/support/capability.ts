import { describe } from 'vitest';
import { capabilities } from '../capabilities/capabilities.ts';
import type { Capability } from '../capabilities/capabilities.ts';
import type { SourceFile } from './repository.ts';

const areas: readonly (readonly [string, readonly Capability[]])[] = Object.entries(capabilities);

const names: ReadonlySet<string> = new Set(
  areas.flatMap(([, listed]) => listed.map(({ name }) => name)),
);

/** A group of tests that prove one capability; its name stands in the table of the docs. */
export const capability = (name: string, tests: () => void): void => {
  if (!names.has(name)) throw new Error(`"${name}" is not in the list of capabilities`);
  describe.each([name])('%s', () => {
    tests();
  });
};

const testedIn = (files: readonly SourceFile[]): ReadonlyMap<string, string> =>
  new Map(
    files.flatMap(({ path, lines }) =>
      lines.flatMap((line) => {
        const name = /^capability\('([^']+)'/.exec(line)?.[1];
        return name === undefined ? [] : [[name, path] as const];
      }),
    ),
  );

/** The page `docs/capabilities.md`; throws when a capability has no test. */
export const capabilitiesPage = (files: readonly SourceFile[]): string => {
  const tests = testedIn(files);
  const row = ({ name, promise }: Capability): string => {
    const path = tests.get(name);
    if (path === undefined) throw new Error(`no test proves "${name}"`);
    const file = path.slice(path.lastIndexOf('/') + 1);
    return `| ${name} | ${promise} | [${file}](../${path}) |`;
  };
  const tables = areas.map(([area, listed]) =>
    [
      `## ${area}`,
      '',
      '| what | promise | proved by |',
      '| --- | --- | --- |',
      ...listed.map(row),
    ].join('\n'),
  );
  return [
    '# Capabilities',
    '',
    'Each is proved from outside against the whole system, over HTTP, NATS or by the `ledger` command,',
    'by the tests named beside it.',
    'This page is written by `npm run docs` from the tests; a test fails when it is stale.',
    '',
    ...tables.flatMap((table) => [table, '']),
  ].join('\n');
};
