import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * A shell that waits on a pipe held by this process. However this process ends, kill -9 included, the
 * kernel closes the pipe, the `read` returns and the guarded server is shut down: politely first, then
 * hard. So no server outlives its owner, and no server has to know about it.
 */
const script = `
alive() { kill -0 "$1" 2>/dev/null && ! grep -qs '^State:[[:space:]]*Z' "/proc/$1/status"; }
while read -r _; do :; done
kill -s "$2" "$1" 2>/dev/null
i=0
while alive "$1" && [ "$i" -lt "$3" ]; do sleep 0.1; i=$((i + 1)); done
kill -s KILL "$1" 2>/dev/null
[ -z "$4" ] || rm -rf -- "$4"
`;

export interface GuardOptions {
  readonly pid: number;
  /** What asks the server to end. */
  readonly signal: NodeJS.Signals;
  /** How long it may take before SIGKILL. */
  readonly graceMs: number;
  /** A directory that must not outlive this process either. */
  readonly removeDir?: string | undefined;
}

/** Ties a process to the life of this one. Returns how to untie it, for when it has ended by itself. */
export function guard({ pid, signal, graceMs, removeDir }: GuardOptions): () => void {
  const tenths = Math.ceil(graceMs / 100);
  const args = [String(pid), signal.replace('SIG', ''), String(tenths), removeDir ?? ''];
  // Its own session: a Ctrl-C meant for this process must not end the guard.
  const shell = spawn('/bin/sh', ['-c', script, 'guard', ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    cwd: '/',
  });
  shell.unref();
  (shell.stdin as Socket).unref();
  shell.stdin.on('error', () => {});
  return () => {
    shell.kill('SIGKILL');
    shell.stdin.destroy();
  };
}
