import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { killTree, signal } from './alive.ts';
import { guardProcess } from './guard.ts';

export interface ChildOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  /** Both output streams are appended here: nothing is written to the terminal. */
  readonly logFile: string;
  readonly owner?: { readonly uid: number; readonly gid: number } | undefined;
  readonly stopSignal: NodeJS.Signals;
  /** How long a polite stop may take before SIGKILL. */
  readonly stopTimeoutMs: number;
}

/** A running child process, tied to the life of this one. */
export interface Child {
  readonly pid: number;
  /** Resolves when it has ended, with a text such as `exit code 1` or `SIGKILL`. */
  readonly exited: Promise<string>;
  /** What it has written to its log file since it was spawned. */
  log(): Promise<string>;
  /** Asks it to end and waits; SIGKILL after the time limit. */
  stop(): Promise<void>;
  /** SIGKILL for it and its children, awaited until all are gone. */
  kill(): Promise<void>;
}

interface Launched {
  readonly pid: number;
  readonly exited: Promise<string>;
}

async function launch(options: ChildOptions): Promise<Launched> {
  const log = await open(options.logFile, 'a');
  try {
    const child = spawn(options.command, options.args, {
      // Its own session: Ctrl-C reaches only this process, which then stops its children in order.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      cwd: '/',
      env: options.env ?? process.env,
      ...options.owner,
    });
    const exited = new Promise<string>((resolve) => {
      child.once('exit', (code, name) => resolve(name ?? `exit code ${code}`));
    });
    await once(child, 'spawn');
    if (child.pid === undefined) throw new Error('no process id');
    return { pid: child.pid, exited };
  } catch (cause) {
    throw new Error(`${options.name} cannot be started: ${options.command}`, { cause });
  } finally {
    await log.close();
  }
}

async function sizeOf(file: string): Promise<number> {
  return await stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}

/** Spawns a server. Its readiness is for the caller to find out. */
export async function spawnChild(options: ChildOptions): Promise<Child> {
  const logStart = await sizeOf(options.logFile);
  const { pid, exited } = await launch(options);
  const release = guardProcess(pid, options.stopSignal, options.stopTimeoutMs);
  let running = true;
  async function watch(): Promise<void> {
    await exited;
    running = false;
    release();
  }
  void watch();
  return {
    pid,
    exited,
    log: () => text(createReadStream(options.logFile, { start: logStart })),
    stop: async () => {
      if (!running) return;
      const timer = setTimeout(() => void killTree(pid), options.stopTimeoutMs);
      signal(pid, options.stopSignal);
      await exited;
      clearTimeout(timer);
    },
    kill: async () => {
      if (!running) return;
      await killTree(pid);
      await exited;
    },
  };
}

/**
 * Waits until `ready` says so. Fails, with the end of the log, when the child ends before or the time
 * is up; the child is killed then.
 */
export async function untilReady(
  name: string,
  child: Child,
  ready: () => Promise<boolean>,
  timeoutMs: number,
): Promise<void> {
  let ended: string | undefined;
  void child.exited.then((how) => (ended = how));
  const deadline = performance.now() + timeoutMs;
  while (!(await ready())) {
    if (ended === undefined && performance.now() < deadline) {
      await delay(20);
      continue;
    }
    const what = ended === undefined ? `was not ready within ${timeoutMs} ms` : `ended: ${ended}`;
    await child.kill();
    const tail = (await child.log()).trimEnd().split('\n').slice(-15).join('\n');
    throw new Error(`${name} ${what}\n${tail}`);
  }
}
