import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readlink, stat, symlink } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * PostgreSQL refuses to be root, and the user it becomes instead cannot look into root's home
 * directory. What has to be in that user's reach is kept here when this process is root.
 */
export const rootsDir = '/var/lib/order-ledger';

/** Whom PostgreSQL runs as. Undefined: as this process does. */
export interface Owner {
  readonly uid: number;
  readonly gid: number;
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
 * For root it is who owns the data already, else the user `postgres`, else `nobody`, so that no user
 * has to be added to the machine.
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

/** Whether the user can enter a directory: every one above it must let them through. */
export async function canReach(owner: Owner | undefined, dir: string): Promise<boolean> {
  if (owner === undefined) return true;
  return await run('/bin/sh', ['-c', 'cd -- "$1"', 'sh', dir], { ...owner, cwd: '/' }).then(
    () => true,
    () => false,
  );
}

/**
 * Where the cluster of `dataDir` really is. That is `dataDir` itself, unless the owner could not get
 * there: then it is a link to a directory of its own under `/var/lib/order-ledger`.
 */
export async function placeFor(dataDir: string, owner: Owner | undefined): Promise<string> {
  const parent = dirname(dataDir);
  await mkdir(parent, { recursive: true });
  const link = await readlink(dataDir).catch(() => undefined);
  if (link !== undefined) return resolve(parent, link);
  if (await canReach(owner, parent)) return dataDir;
  await mkdir(rootsDir, { recursive: true });
  const place = await mkdtemp(join(rootsDir, 'postgres-'));
  await run('chmod', ['755', place]);
  await symlink(join(place, 'data'), dataDir);
  return join(place, 'data');
}
