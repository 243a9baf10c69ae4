import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { connect, type JetStreamManager, type NatsConnection } from 'nats';
import { expect, test } from 'vitest';
import { freePort, startNats } from '../src/index.ts';
import { findNatsServer } from '../src/nats-binary.ts';
import { isAlive } from '../src/process/alive.ts';
import { testDirectory } from '../src/testing.ts';

async function using<T>(
  url: string,
  work: (connection: NatsConnection, manager: JetStreamManager) => Promise<T>,
): Promise<T> {
  const connection = await connect({ servers: url, reconnect: false });
  try {
    return await work(connection, await connection.jetstreamManager());
  } finally {
    await connection.close();
  }
}

test('keeps acknowledged messages over kill -9 and stop, on the port given', async () => {
  const port = await freePort();
  const server = await startNats({ dataDir: await testDirectory(), port });
  expect(server.url).toBe(`nats://127.0.0.1:${port}`);
  await using(server.url, async (connection, manager) => {
    await manager.streams.add({ name: 'kept', subjects: ['kept.>'] });
    const publish = async (): Promise<unknown> => await connection.jetstream().publish('kept.one');
    await Promise.all(Array.from({ length: 100 }, publish));
  });
  for (const how of ['kill', 'stop'] as const) {
    const { pid } = server;
    await server[how]();
    expect(await isAlive(pid)).toBe(false);
    await server.start();
    const messages = await using(server.url, async (_, manager) => {
      return (await manager.streams.info('kept')).state.messages;
    });
    expect(messages).toBe(100);
  }
  await server.stop();
});

test('refuses a directory that is served, and a port that is taken', async () => {
  const dataDir = await testDirectory();
  const server = await startNats({ dataDir });
  await expect(startNats({ dataDir })).rejects.toThrow(`process ${server.pid}: it is in use`);
  await expect(startNats({ dataDir: await testDirectory(), port: server.port })).rejects.toThrow(
    'the port is taken',
  );
  await server.stop();
});

test('serves a directory once, also when several start on it at the same time', async () => {
  const dataDir = await testDirectory();
  const results = await Promise.allSettled([1, 2, 3].map(() => startNats({ dataDir })));
  const started = results.filter((result) => result.status === 'fulfilled');
  expect(started).toHaveLength(1);
  for (const { value } of started) await value.stop();
});

interface Machine {
  readonly env: NodeJS.ProcessEnv;
  readonly dir: string;
}

/** A machine with the given scripts as its only programs besides the shell's own. */
async function machine(programs: Readonly<Record<string, string>>): Promise<Machine> {
  const dir = await testDirectory();
  const bin = join(dir, 'bin');
  await mkdir(bin);
  for (const [name, script] of Object.entries(programs)) {
    await writeFile(join(bin, name), `#!/bin/sh\n${script}\n`);
    await chmod(join(bin, name), 0o755);
  }
  const path = ['/bin', '/usr/bin'].join(delimiter);
  return { dir, env: { PATH: `${bin}${delimiter}${path}`, XDG_CACHE_HOME: join(dir, 'cache') } };
}

/** Takes its time, so that processes meet. */
const dpkg = `sleep 0.1; mkdir -p "$3/usr/sbin" && echo unpacked > "$3/usr/sbin/nats-server"
chmod +x "$3/usr/sbin/nats-server"`;

test('takes the server on the PATH', async () => {
  const { env, dir } = await machine({ 'nats-server': 'exit 0' });
  expect(await findNatsServer(env, [])).toBe(join(dir, 'bin', 'nats-server'));
});

test("else unpacks Debian's once, also when several ask at the same time", async () => {
  const { env, dir } = await machine({
    'apt-get': `echo "$@" >> "$(dirname "$0")/../asked"; echo deb > nats-server_1.deb`,
    dpkg,
  });
  const expected = join(dir, 'cache/order-ledger', `nats-server-${process.arch}`);
  const found = await Promise.all([1, 2, 3].map(() => findNatsServer(env, [])));
  expect(new Set([...found, await findNatsServer(env, [])])).toEqual(
    new Set([join(expected, 'usr/sbin/nats-server')]),
  );
});

test('fetches package lists of its own where the machine has none', async () => {
  const { env } = await machine({
    'apt-get': `case "$*" in
      *Dir::State::lists=*update) touch lists/known ;;
      *Dir::State::lists=*download*) [ -e lists/known ] && echo deb > nats-server_1.deb ;;
      *) exit 100 ;;
    esac`,
    dpkg,
  });
  expect(await findNatsServer(env, [])).toMatch(/nats-server$/);
});

test('says how to install it when it is not to be had', async () => {
  const { env } = await machine({ 'apt-get': 'exit 100' });
  await expect(findNatsServer(env, [])).rejects.toThrow('apt-get install nats-server');
});
