import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, chown, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { cacheDir } from '../cache-dir.ts';
import { findBinaries, type Binaries } from './binaries.ts';
import { findOwner, rootsDir, type Owner } from './owner.ts';

const run = promisify(execFile);

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
export async function clusterTemplate(): Promise<string> {
  const root = process.getuid?.() === 0;
  const base = root ? rootsDir : cacheDir();
  const owner = await findOwner(base);
  const binaries = await findBinaries(owner);
  const { stdout } = await run(binaries.postgres, ['--version']);
  const kind = createHash('sha256').update(stdout).update(initdbArgs.join(' ')).digest('hex');
  const template = join(base, `postgres-template-${kind.slice(0, 12)}`);
  await ensureCluster(template, binaries, owner);
  return template;
}
