import { fileURLToPath } from 'node:url';
import { niceness, startService } from '@order-ledger/embedded';
import type { NodeService, PostgresServer } from '@order-ledger/embedded';
import { request } from 'undici';
import type { Books } from '../peers/peer.ts';
import { productIds } from './contender.ts';
import type { Check, Contender } from './contender.ts';

const main = fileURLToPath(new URL('../peers/main.ts', import.meta.url));

export type PeerName = 'row-lock' | 'conditional-update' | 'function' | 'emmett';

export interface PeerProcess extends Contender {
  readonly service: NodeService;
}

const booksOf = async (url: string): Promise<Books> => {
  const { body } = await request(`${url}/books`);
  return (await body.json()) as Books;
};

const checkBooks = (name: string, books: Books, accepted: number): Check => {
  const { orders, sold, taken, oversold } = books;
  return {
    name: `${name}: its books balance`,
    holds: oversold === 0 && sold === taken && orders >= accepted,
    detail: `${accepted} accepted, ${orders} stored, ${sold} sold, ${taken} taken from stock`,
  };
};

/** Starts a peer with a database of its own on the PostgreSQL that the ledger uses, too. */
export const startPeer = async (
  name: PeerName,
  postgres: PostgresServer,
  logFile: string,
): Promise<PeerProcess> => {
  const database = await postgres.createDatabase(`peer_${name.replaceAll('-', '_')}`);
  const service = await startService({
    name,
    main,
    logFile,
    env: { POSTGRES_URL: database },
    // As what takes the ledger's orders has.
    niceness: niceness['command-api'],
  });
  const { url } = service;
  return {
    service,
    name,
    url,
    pids: () => ({ [name]: service.pid, postgres: postgres.pid }),
    receive: async (products, quantity) => {
      const { statusCode } = await request(`${url}/stock`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ products: productIds(products), quantity }),
      });
      if (statusCode !== 204) throw new Error(`${name} answered ${statusCode} to a delivery`);
    },
    settle: async () => {},
    check: async ({ accepted }) => [checkBooks(name, await booksOf(url), accepted)],
  };
};
