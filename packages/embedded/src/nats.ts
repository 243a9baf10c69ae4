import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { connect } from 'nats';
import { findNatsServer } from './nats-binary.ts';
import { spawnChild, untilReady, type Child } from './process/child.ts';
import { managed, type ManagedServer, type RestartPolicy } from './process/managed.ts';
import { alone, checkNotServed } from './process/pid-file.ts';
import { checkPortFree, freePort } from './process/ports.ts';
import { setNiceness, type Niceness } from './process/priority.ts';

export interface NatsOptions {
  /** Where JetStream keeps its streams; made when it is not there. */
  readonly dataDir: string;
  /** On 127.0.0.1. Default: a free one. */
  readonly port?: number | undefined;
  /** Restarts it when it crashes. Default: it stays down. */
  readonly restart?: RestartPolicy | undefined;
  /** Of its process once it is ready, while others want the processor. Default 0. */
  readonly niceness?: Niceness | undefined;
}

/** A nats-server with JetStream on this machine. Anyone on this machine may connect to it. */
export interface NatsServer extends ManagedServer {
  readonly port: number;
  /** As an absolute path. */
  readonly dataDir: string;
  /** `nats://127.0.0.1:<port>` */
  readonly url: string;
}

const startTimeoutMs = 30_000;
const stopTimeoutMs = 10_000;

/**
 * Flushing every message to the disk came with 2.10, and older servers refuse the setting. They write
 * every message to the file before they acknowledge it: that survives kill -9, not a power cut.
 */
async function syncInterval(binary: string): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, ['--version']);
  const [, major, minor] = /v(\d+)\.(\d+)/.exec(stdout) ?? [];
  return Number(major) > 2 || Number(minor) >= 10 ? 'sync_interval: always' : '';
}

async function isReady(url: string): Promise<boolean> {
  try {
    const connection = await connect({ servers: url, reconnect: false, timeout: 1000 });
    await (await connection.jetstreamManager()).getAccountInfo();
    await connection.close();
    return true;
  } catch {
    return false;
  }
}

async function launch(binary: string, options: NatsOptions, port: number): Promise<Child> {
  const { dataDir, niceness = 0 } = options;
  const pidFile = join(dataDir, 'nats-server.pid');
  await checkNotServed(pidFile, 'nats-server');
  await checkPortFree('nats-server', port);
  const config = join(dataDir, 'nats-server.conf');
  await writeFile(
    config,
    `listen: "127.0.0.1:${port}"
pid_file: ${JSON.stringify(pidFile)}
jetstream {
  store_dir: ${JSON.stringify(dataDir)}
  ${await syncInterval(binary)}
}
`,
  );
  const child = await spawnChild({
    name: 'nats-server',
    command: binary,
    args: ['--config', config],
    logFile: join(dataDir, 'server.log'),
    stopSignal: 'SIGTERM',
    stopTimeoutMs,
  });
  await untilReady('nats-server', child, () => isReady(`nats://127.0.0.1:${port}`), startTimeoutMs);
  await setNiceness(child.pid, niceness);
  return child;
}

/**
 * Starts a nats-server with JetStream on a data directory, which survives restarts and kill -9.
 * Resolves when JetStream answers. It is shut down when this process ends, however it ends.
 * Throws when the directory is served already, the port is taken, or there is no nats-server.
 */
export async function startNats(given: NatsOptions): Promise<NatsServer> {
  const options = { ...given, dataDir: resolve(given.dataDir) };
  await mkdir(options.dataDir, { recursive: true });
  const binary = await findNatsServer();
  const port = options.port ?? (await freePort());
  const server = managed(
    'nats-server',
    () => alone(join(options.dataDir, 'start.lock'), () => launch(binary, options, port)),
    options.restart,
  );
  await server.start();
  return {
    get pid() {
      return server.pid;
    },
    start: server.start,
    stop: server.stop,
    kill: server.kill,
    port,
    dataDir: options.dataDir,
    url: `nats://127.0.0.1:${port}`,
  };
}
