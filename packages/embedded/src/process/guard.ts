import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * A shell that waits on a pipe held by this process. However this process ends, kill -9 included, the
 * kernel closes the pipe, the `read` returns and the rest of the script runs. So nothing outlives its
 * owner, and no server has to know about it. Returns how to call it off.
 */
function afterDeath(script: string, args: readonly string[]): () => void {
  const waiting = `while read -r _; do :; done\n${script}`;
  const shell = spawn('/bin/sh', ['-c', waiting, 'guard', ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Its own session: a Ctrl-C meant for this process must not end the guard.
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

const endProcess = `
alive() { kill -0 "$1" 2>/dev/null && ! grep -qs '^State:[[:space:]]*Z' "/proc/$1/status"; }
kill -s "$2" "$1" 2>/dev/null
i=0
while alive "$1" && [ "$i" -lt "$3" ]; do sleep 0.1; i=$((i + 1)); done
kill -s KILL "$1" 2>/dev/null
`;

/**
 * Ends a process when this one dies: with the signal given, after `graceMs` with SIGKILL.
 * Returns how to call it off, for when the process has ended by itself.
 */
export function guardProcess(pid: number, signal: NodeJS.Signals, graceMs: number): () => void {
  const tenths = Math.ceil(graceMs / 100);
  return afterDeath(endProcess, [String(pid), signal.replace('SIG', ''), String(tenths)]);
}

/** Servers that write to it may need a moment to end. */
const removeDirectory = `
i=0
while [ -e "$1" ] && [ "$i" -lt 300 ]; do rm -rf -- "$1" 2>/dev/null; sleep 0.1; i=$((i + 1)); done
`;

/** Removes a directory when this process dies. Returns how to call it off. */
export function guardDirectory(dir: string): () => void {
  return afterDeath(removeDirectory, [dir]);
}
