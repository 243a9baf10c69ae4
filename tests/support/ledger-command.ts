import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { bundled } from '@order-ledger/embedded';

const main = fileURLToPath(new URL('../../packages/cli/src/main.ts', import.meta.url));

/** The program behind `npm run ledger`. */
export const { ledger: ledgerMain } = await bundled({ ledger: main });

/** What a terminal with colours is told would be in the way of reading what is said. */
const { FORCE_COLOR: _, ...inherited } = process.env;
const plain = { ...inherited, NO_COLOR: '1' };

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the `ledger` command as a person does, on the servers that the variables name. */
export const ledgerCommandOn =
  (env: Readonly<Record<string, string>>) =>
  async (...args: readonly string[]): Promise<Ran> => {
    const child = spawn(process.execPath, [ledgerMain, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...plain, ...env },
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    const [code] = (await once(child, 'close')) as [number];
    return { code, out, err };
  };
