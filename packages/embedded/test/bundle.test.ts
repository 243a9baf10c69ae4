import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { bundled } from '../src/bundle/bundle.ts';
import { hashOfSources } from '../src/bundle/sources.ts';
import { serviceBundles, startService } from '../src/index.ts';
import { testDirectory } from '../src/testing.ts';

const fixture = fileURLToPath(new URL('fixtures/service.ts', import.meta.url));

test('there is one of every service', async () => {
  const files = Object.values(await serviceBundles());
  expect(files).toHaveLength(8);
  for (const file of files) expect((await stat(file)).isFile()).toBe(true);
});

test('one of a main runs as the main does', async () => {
  const { bundle } = await bundled({ bundle: fixture });
  const logFile = join(await testDirectory(), 'bundle.log');
  const service = await startService({ name: 'bundle', main: bundle, logFile });
  onTestFinished(async () => await service.kill());
  expect(await (await fetch(service.url)).json()).toMatchObject({ env: { SERVICE: 'bundle' } });
});

test('several who want the same at once get the same, made once for the sources as they are', async () => {
  const mains = { [`at-once-${Date.now()}`]: fixture };
  const all = await Promise.all([bundled(mains), bundled(mains), bundled(mains)]);
  const [file = ''] = Object.values(all[0]);
  expect(all).toStrictEqual([all[0], all[0], all[0]]);
  const { ctimeMs } = await stat(file);
  expect(await bundled(mains)).toStrictEqual(all[0]);
  expect((await stat(file)).ctimeMs).toBe(ctimeMs);
  const directory = dirname(file);
  const siblings = await readdir(dirname(directory));
  expect(siblings.filter((name) => name.startsWith(basename(directory)))).toHaveLength(1);
});

test('what nobody has used for days is removed when another is made', async () => {
  const [used = ''] = Object.values(await bundled({ [`used-${Date.now()}`]: fixture }));
  const [unused = ''] = Object.values(await bundled({ [`unused-${Date.now()}`]: fixture }));
  const longAgo = new Date(Date.now() - 8 * 24 * 3_600_000);
  await utimes(dirname(unused), longAgo, longAgo);
  await bundled({ [`another-${Date.now()}`]: fixture });
  expect((await stat(used)).isFile()).toBe(true);
  await expect(stat(unused)).rejects.toThrow('ENOENT');
});

test('the hash of the sources tells what a file says, and which file says it', async () => {
  const root = await testDirectory();
  const source = join(root, 'packages/one/src/deep');
  await mkdir(source, { recursive: true });
  const main = join(root, 'main.ts');
  await writeFile(main, '');
  const hashAfter = async (file: string, content: string): Promise<string> => {
    await writeFile(file, content);
    return await hashOfSources(root, { main });
  };
  const hashes = [
    await hashAfter(join(source, 'a.ts'), 'one'),
    await hashAfter(join(source, 'a.ts'), 'two'),
    await hashAfter(join(source, 'b.ts'), ''),
    await hashAfter(join(source, 'a.ts'), ''),
    await hashAfter(join(source, 'b.ts'), 'two'),
    await hashAfter(main, 'three'),
  ];
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(await hashAfter(main, 'three')).toBe(hashes.at(-1));
});
