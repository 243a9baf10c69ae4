import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bundled } from '@order-ledger/embedded';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** It starts in a third of the time, and is started often. */
export const { ledger: ledgerMain } = await bundled({ ledger: main });

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `ledger …`, as it is typed, with these variables set. */
export const ledgerCommand =
  (variables: Readonly<Record<string, string>>) =>
  async (...args: readonly string[]): Promise<Ran> => {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const env = { PATH, NODE_COMPILE_CACHE, ...variables };
    const { promise, resolve } = Promise.withResolvers<Ran>();
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [ledgerMain, ...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
    return await promise;
  };
