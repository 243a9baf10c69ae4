import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import getPort from 'get-port';

/**
 * Below the range from which systems take the local ports of outgoing connections: a client that keeps
 * dialling a server that is down can otherwise be given the server's own port, and occupy it.
 */
const lowest = 15_000;
const beyond = 32_000;

function* candidates(): Generator<number> {
  for (;;) yield randomInt(lowest, beyond);
}

/** A free TCP port on 127.0.0.1, not given out again by this process. */
export async function freePort(): Promise<number> {
  return await getPort({ port: candidates(), host: '127.0.0.1', reserve: true });
}

/** Throws an error that names the server and the port when somebody else listens there. */
export async function checkPortFree(name: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, '127.0.0.1');
    await once(probe, 'listening');
  } catch (cause) {
    throw new Error(`${name} cannot listen on 127.0.0.1:${port}: the port is taken`, { cause });
  }
  probe.close();
  await once(probe, 'close');
}
