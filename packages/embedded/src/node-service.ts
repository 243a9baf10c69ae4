import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { spawnChild, untilReady, type Child } from './process/child.ts';
import { managed, type ManagedServer, type RestartPolicy } from './process/managed.ts';
import { checkPortFree, freePort } from './process/ports.ts';
import { setNiceness, type Niceness } from './process/priority.ts';

export interface ServiceOptions {
  readonly name: string;
  /** Path of its `main.ts`, or of its bundle. */
  readonly main: string;
  /** Its output is appended here. */
  readonly logFile: string;
  /** On 127.0.0.1. Default: a free one. */
  readonly port?: number | undefined;
  /** Over this process's own environment; HOST, PORT and SERVICE are added. */
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Restarts it when it crashes. Default: it stays down. */
  readonly restart?: RestartPolicy | undefined;
  /** Of its process once it is ready, while others want the processor. Default 0. */
  readonly niceness?: Niceness | undefined;
  /** How long it may take to become ready. Default 60 s. */
  readonly readyTimeoutMs?: number | undefined;
  /** How long it may take to finish what it has begun before it is killed. Default 25 s. */
  readonly stopTimeoutMs?: number | undefined;
}

/** A Node service that runs as a child process. */
export interface NodeService extends ManagedServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>` */
  readonly url: string;
  readonly logFile: string;
}

/** A service prints one line of JSON with this message once it serves. */
function saysReady(log: string): boolean {
  return log.split('\n').some((line) => line.startsWith('{') && line.includes('"msg":"ready"'));
}

/** Asked now and then as well, because a service with a high log level prints no such line. */
async function isHealthy(url: string): Promise<boolean> {
  return await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(1000) }).then(
    (response) => response.ok,
    () => false,
  );
}

async function launch(options: ServiceOptions, port: number, url: string): Promise<Child> {
  const { name, main, logFile, env, niceness = 0 } = options;
  const { readyTimeoutMs = 60_000, stopTimeoutMs = 25_000 } = options;
  await checkPortFree(name, port);
  await mkdir(dirname(logFile), { recursive: true });
  const child = await spawnChild({
    name,
    command: process.execPath,
    args: [main],
    env: { ...process.env, ...env, HOST: '127.0.0.1', PORT: String(port), SERVICE: name },
    logFile,
    stopSignal: 'SIGTERM',
    stopTimeoutMs,
  });
  let looks = 0;
  const ready = async (): Promise<boolean> =>
    saysReady(await child.log()) || (++looks % 20 === 0 && (await isHealthy(url)));
  await untilReady(name, child, ready, readyTimeoutMs);
  await setNiceness(child.pid, niceness);
  return child;
}

/**
 * Starts a service as a child process, with this process's Node. Resolves when it is ready: it has
 * printed its ready line, or answers 200 on `/health/ready`. It is ended when this process ends,
 * however it ends. Throws, with the end of its log, when it ends before or is not ready in time.
 */
export async function startService(given: ServiceOptions): Promise<NodeService> {
  const options = { ...given, main: resolve(given.main), logFile: resolve(given.logFile) };
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const server = managed(options.name, () => launch(options, port, url), options.restart);
  await server.start();
  return {
    get pid() {
      return server.pid;
    },
    start: server.start,
    stop: server.stop,
    kill: server.kill,
    port,
    url,
    logFile: options.logFile,
  };
}
