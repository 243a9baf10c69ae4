import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { brokenLinks } from './support/markdown.ts';
import { filesOf, pathsOf, placesOf } from './support/repository.ts';

const sources = filesOf('packages/*/src/**/*.ts').filter(
  ({ path }) => !path.startsWith('packages/client/src/generated/'),
);
const tests = filesOf('packages/*/test/**/*.ts', 'tests/**/*.ts');
const code = [...sources, ...tests].filter(({ path }) => path !== 'tests/tidy.test.ts');
const prose = filesOf('*.md', 'docs/**/*.md', 'packages/*/*.md', 'tests/*.md');
const settings = filesOf('*.{json,yml,yaml,js,ts}', '.*.{json,js}', '.ci/**/*', 'Dockerfile');
const packages = pathsOf('packages/*/package.json', 'tests/package.json').map((path) =>
  path.replace('/package.json', ''),
);

const manifestOf = (folder: string): Record<string, unknown> =>
  JSON.parse(
    filesOf(`${folder}/package.json`)
      .flatMap(({ lines }) => lines)
      .join('\n'),
  ) as Record<string, unknown>;

describe('a file is short enough to be read at once', () => {
  test.each([
    ['sources', sources, 200],
    ['tests', tests, 400],
  ])('%s', (_, files, most) => {
    const long = files.filter(({ lines }) => lines.length > most);
    expect(long.map(({ path, lines }) => `${path}: ${lines.length} lines`)).toStrictEqual([]);
  });
});

describe('nothing is left for later', () => {
  test.each([
    ['unfinished work', /\b(FIXME|TODO|HACK)\b/],
    [
      'a test that runs alone or not at all',
      /\b(test|it|describe)(\.\w+)*\.(only|skip|todo|skipIf|runIf)\b/,
    ],
    ['a type that is not checked', /@ts-(ignore|nocheck|expect-error)|as unknown as|\bas any\b/],
  ])('%s', (_, pattern) => {
    expect(placesOf(code, pattern)).toStrictEqual([]);
  });

  test('a comment that switches a check off says why', () => {
    const disabled = placesOf(code, /oxlint-disable|eslint-disable|oxfmt-ignore|prettier-ignore/);
    expect(disabled.filter((place) => !place.includes(' -- '))).toStrictEqual([]);
  });
});

describe('time, chance and settings come from outside', () => {
  test('the domain has no clock, no randomness and no environment', () => {
    const domain = sources.filter(({ path }) => path.startsWith('packages/domain/'));
    const impure =
      /Date\.now|new Date\(\)|Math\.random|performance\.now|\bprocess\.\w|setTimeout|setInterval|crypto/;
    expect(placesOf(domain, impure)).toStrictEqual([]);
  });

  test('only the main.ts of a service reads the environment', () => {
    // The local stack hands its own environment on to the processes that it starts.
    const reading = /(^|\/)(main|config)\.ts$|^packages\/embedded\//;
    const inner = sources.filter(({ path }) => !reading.test(path));
    expect(placesOf(inner, /\bprocess\.env\b/)).toStrictEqual([]);
  });
});

describe('the repository stands by itself', () => {
  test('links lead somewhere', () => {
    const root = new URL('../', import.meta.url);
    expect(brokenLinks(prose, (path) => existsSync(new URL(path, root)))).toStrictEqual([]);
  });

  test('a link that leads nowhere is found', () => {
    const files = [
      {
        path: 'docs/a.md',
        lines: ['# A b, c!', '[1](b.md) [2](../c.md) [3](#a-b-c) [4](#a) [5](https://x.y)'],
      },
    ];
    expect(brokenLinks(files, (path) => path !== 'docs/b.md')).toStrictEqual([
      'docs/a.md:2: b.md',
      'docs/a.md:2: #a',
    ]);
  });

  test('no path of somebody’s machine is written down', () => {
    const absolute = /(^|[\s"'`(=])\/(home|Users|root|work|workspace|mnt)\//;
    expect(placesOf([...code, ...prose, ...settings], absolute)).toStrictEqual([]);
  });

  test('the lock file names no host: whoever installs says where from', () => {
    const lock = filesOf('package-lock.json');
    expect(placesOf(lock, /"resolved": "\w+:\/\//)).toStrictEqual([]);
  });
});

describe.each(packages)('%s', (folder) => {
  const manifest = manifestOf(folder);

  test('is called by its folder, private, and a module', () => {
    expect(manifest).toMatchObject({
      name: `@order-ledger/${folder.replace('packages/', '')}`,
      private: true,
      type: 'module',
    });
  });

  test('has the script that every package has', () => {
    expect(manifest['scripts']).toStrictEqual({ test: 'vitest run' });
  });

  test('says what it is for', () => {
    const readme = filesOf(`${folder}/README.md`).flatMap(({ lines }) => lines);
    expect(readme.length).toBeGreaterThan(3);
    expect(readme[0]).toMatch(/^# /);
  });
});
