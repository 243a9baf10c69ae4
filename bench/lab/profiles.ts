import { mkdir, readdir, rename } from 'node:fs/promises';
import { join, resolve } from 'node:path';

const extension = '.cpuprofile';

/** Makes every Node process that is given it write a CPU profile when it ends. */
export const cpuProfileEnv = (dir: string | undefined): Readonly<Record<string, string>> =>
  dir === undefined
    ? {}
    : {
        NODE_OPTIONS: [
          process.env['NODE_OPTIONS'] ?? '',
          '--cpu-prof',
          `--cpu-prof-dir=${resolve(dir)}`,
          `--cpu-prof-name=\${pid}${extension}`,
        ].join(' '),
      };

/** Gives the profiles, which are called by process id, the names of their processes. */
export const nameProfiles = async (
  dir: string | undefined,
  pids: Readonly<Record<string, number>>,
): Promise<void> => {
  if (dir === undefined) return;
  await mkdir(dir, { recursive: true });
  const files = new Set(await readdir(dir));
  for (const [name, pid] of Object.entries(pids)) {
    const file = `${pid}${extension}`;
    if (files.has(file)) await rename(join(dir, file), join(dir, `${name}-${pid}${extension}`));
  }
};
