import { mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hashOfSources } from './sources.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
/** Below `node_modules` of the repository, from where a bundle finds what it loads by name. */
const cache = join(root, 'node_modules/.cache/order-ledger');
/** Libraries that look for files beside themselves: they are loaded from where they are. */
const external = ['@fastify/swagger-ui'];
const keptMs = 7 * 24 * 3_600_000;

type Mains<Name extends string> = Readonly<Record<Name, string>>;

async function build(mains: Mains<string>, directory: string): Promise<void> {
  // Loaded only when there is something to build.
  const { rolldown } = await import('rolldown');
  await using bundle = await rolldown({ input: mains, platform: 'node', external });
  await bundle.write({
    dir: directory,
    entryFileNames: '[name].mjs',
    chunkFileNames: '[name]-[hash].mjs',
  });
}

/** Says that it is in use. False when it does not exist. */
async function touch(directory: string): Promise<boolean> {
  const now = new Date();
  return await utimes(directory, now, now).then(
    () => true,
    () => false,
  );
}

async function removeUnused(): Promise<void> {
  const oldest = Date.now() - keptMs;
  for (const name of await readdir(cache)) {
    const path = join(cache, name);
    // It may be gone by now: others put theirs in place, and remove what is old, at the same time.
    const usedAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Number.POSITIVE_INFINITY,
    );
    if (usedAt < oldest) await rm(path, { recursive: true, force: true });
  }
}

/** Others may be making the same at the same time: whoever is first puts it in place. */
async function make(mains: Mains<string>, directory: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const making = await mkdtemp(`${directory}.`);
  try {
    await build(mains, making);
    await rename(making, directory).catch(async (error: unknown) => {
      if (!(await touch(directory))) throw error;
    });
  } finally {
    await rm(making, { recursive: true, force: true });
  }
  await removeUnused();
}

/**
 * What to run for each `main.ts`: the same code and its libraries in a few files, made when there is
 * none of the sources as they are. A service is some 1,500 modules, and finding, stripping and
 * compiling them takes Node a second of computing; of a bundle it takes a third of that.
 *
 * Besides `src` of the packages and libraries, a main may load nothing.
 */
export async function bundled<Name extends string>(mains: Mains<Name>): Promise<Mains<Name>> {
  const directory = join(cache, await hashOfSources(root, mains));
  if (!(await touch(directory))) await make(mains, directory);
  const files = Object.keys(mains).map((name) => [name, join(directory, `${name}.mjs`)]);
  return Object.fromEntries(files) as Mains<Name>;
}
