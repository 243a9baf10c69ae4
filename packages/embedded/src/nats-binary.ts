import { access, constants, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { cacheDir } from './cache-dir.ts';

/** Debian installs the server where an ordinary user's PATH does not look. */
const systemDirs = ['/usr/local/bin', '/usr/local/sbin', '/usr/bin', '/usr/sbin'];

const howToInstall = `nats-server was not found on the PATH, and could not be fetched from Debian's packages.
Install it (Debian, Ubuntu: apt-get install nats-server; macOS: brew install nats-server; others:
https://docs.nats.io/running-a-nats-service/introduction/installation), or set NATS_URL to a server
that runs already.`;

async function isExecutable(file: string): Promise<boolean> {
  return await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function findInstalled(dirs: readonly string[]): Promise<string | undefined> {
  for (const dir of dirs) {
    const file = join(dir, 'nats-server');
    if (await isExecutable(file)) return file;
  }
  return undefined;
}

/** Downloads the package into `dir`, first with the package lists that the machine has. */
async function download(dir: string, env: NodeJS.ProcessEnv): Promise<void> {
  const run = { cwd: dir, env, timeout: 180_000 };
  // Root's apt would fetch as the user _apt, who may not write here.
  const quiet = ['-qq', '-o', 'APT::Sandbox::User=root'];
  const first = await execa('apt-get', [...quiet, 'download', 'nats-server'], {
    ...run,
    reject: false,
  });
  if (!first.failed) return;
  // A fresh machine has no lists. Our own need no root and meet no other apt's lock.
  await mkdir(join(dir, 'lists', 'partial'), { recursive: true });
  await mkdir(join(dir, 'cache', 'archives', 'partial'), { recursive: true });
  const state = ['-o', `Dir::State::lists=${dir}/lists`, '-o', `Dir::Cache=${dir}/cache`];
  await execa('apt-get', [...quiet, ...state, 'update'], run);
  await execa('apt-get', [...quiet, ...state, 'download', 'nats-server'], run);
}

/** Unpacks Debian's package into the cache. Safe when several processes do it at the same time. */
async function fetchFromDebian(target: string, env: NodeJS.ProcessEnv): Promise<void> {
  const cache = dirname(target);
  await mkdir(cache, { recursive: true });
  const dir = await mkdtemp(join(cache, '.nats-server-'));
  try {
    await download(dir, env);
    const archive = (await readdir(dir)).find((name) => name.endsWith('.deb'));
    if (archive === undefined) throw new Error('apt-get download left no package');
    await execa('dpkg', ['-x', join(dir, archive), join(dir, 'unpacked')], { env });
    await rename(join(dir, 'unpacked'), target);
  } catch (cause) {
    // Another process may have been faster: then its copy is as good.
    if (!(await isExecutable(join(target, 'usr/sbin/nats-server')))) {
      throw new Error(howToInstall, { cause });
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/**
 * Path of a nats-server: an installed one, else Debian's, unpacked once into
 * `$XDG_CACHE_HOME/order-ledger` (default `~/.cache/order-ledger`). Throws an error that says how to
 * install it when neither is to be had.
 */
export async function findNatsServer(
  env: NodeJS.ProcessEnv = process.env,
  otherDirs = systemDirs,
): Promise<string> {
  const dirs = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  const installed = await findInstalled([...dirs, ...otherDirs]);
  if (installed !== undefined) return installed;
  const target = join(cacheDir(env), `nats-server-${process.arch}`);
  const server = join(target, 'usr/sbin/nats-server');
  if (!(await isExecutable(server))) await fetchFromDebian(target, env);
  return server;
}
