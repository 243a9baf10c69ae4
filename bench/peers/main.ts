import { Pool } from 'pg';
import { buildPeer } from './app.ts';
import { conditionalUpdate } from './conditional-update.ts';
import { emmett } from './emmett.ts';
import type { Peer } from './peer.ts';
import { plpgsqlFunction } from './plpgsql-function.ts';
import { rowLock } from './row-lock.ts';

const peers: Readonly<Record<string, (pool: Pool) => Promise<Peer>>> = {
  'row-lock': rowLock,
  'conditional-update': conditionalUpdate,
  function: plpgsqlFunction,
  emmett,
};

const { SERVICE = '', POSTGRES_URL, PORT, HOST = '127.0.0.1', POOL_SIZE = '16' } = process.env;
const create = peers[SERVICE];
if (create === undefined) throw new Error(`there is no peer ${SERVICE}`);

const pool = new Pool({ connectionString: POSTGRES_URL, max: Number(POOL_SIZE) });
const peer = await create(pool);
const app = buildPeer(peer);
await app.listen({ host: HOST, port: Number(PORT) });
process.stdout.write(`${JSON.stringify({ msg: 'ready' })}\n`);

const stop = async (): Promise<void> => {
  await app.close();
  await peer.close();
  process.exit(0);
};
process.once('SIGTERM', () => void stop());
